// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mode_switch.h"

#include "ui/shell/actions.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ModeSwitch::ModeSwitch(const Actions &actions, QWidget *parent) : QFrame(parent)
{
    setProperty("role", u"switch"_s);
    setAccessibleName(tr("Stage"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    auto *group = new QButtonGroup(this);
    constexpr std::array ids{ActionId::ShowPrepare, ActionId::ShowLive, ActionId::ShowRecap};
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const QAction *action = actions[ids[at]];
        QPushButton *made = button(action->text(), u"stage"_s, this);
        made->setCheckable(true);
        made->setToolTip(Actions::keyText(ids[at]));
        group->addButton(made, int(at));
        row->addWidget(made);
        m_buttons[at] = made;
    }
    m_buttons.front()->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(Stage(id)); });
}

void ModeSwitch::setStage(Stage stage)
{
    m_stage = stage;
    m_buttons[std::size_t(stage)]->setChecked(true);
}

}  // namespace ui
