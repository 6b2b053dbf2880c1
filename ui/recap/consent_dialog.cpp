// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/consent_dialog.h"

#include "ui/recap/consent_card.h"
#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"
#include "ui/undo/settings_command.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

ConsentDialog::ConsentDialog(LiveChat &live, QUndoStack &undo, For purpose, QWidget *parent)
    : QDialog(parent)
    , m_live(live)
    , m_undo(undo)
    , m_shortNames(new QCheckBox(tr("Shorten every name: “Ann L.”, without handle and link")))
    , m_cards(new QVBoxLayout)
    , m_nothing(new EmptyPlace(tr("Nothing needs a second thought.")))
{
    setWindowTitle(tr("Before you publish"));
    resize(600, 600);
    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, 8, 0);
    tighten(m_cards, 12);
    list->addWidget(m_nothing);
    list->addLayout(m_cards);
    list->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(wrappedLabel(tr("These highlights stay out of the recap until you decide, "
                                      "one by one. You can change your mind at any time."),
                                   u"muted"_s));
    layout->addWidget(area, 1);
    layout->addWidget(m_shortNames);
    layout->addLayout(buildButtons(purpose));
    connect(m_shortNames, &QCheckBox::clicked, this, [this](bool on) {
        ChatSettings settings = m_live.chat().settings;
        settings.shortNames = on;
        m_undo.push(new SettingsCommand(m_live, settings, tr("Shorten names")));
    });
    connect(&m_live, &LiveChat::postsChanged, this, &ConsentDialog::refresh);
    connect(&m_live, &LiveChat::chatChanged, this, &ConsentDialog::refresh);
    connect(&m_live.posts(), &PostStore::removed, this, &ConsentDialog::refresh);
    refresh();
}

bool ConsentDialog::isNeeded(const Recap &recap)
{
    return std::any_of(recap.leftOut.begin(), recap.leftOut.end(),
                       [](const ConsentCase &one) { return one.now && !one.decision; });
}

QLayout *ConsentDialog::buildButtons(For purpose)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    if (purpose == For::Looking) {
        auto *close = button(tr("Close"), u"primary"_s);
        connect(close, &QPushButton::clicked, this, &QDialog::reject);
        row->addWidget(close);
        return row;
    }
    auto *cancel = button(tr("Cancel"));
    auto *go = button(tr("Go on"), u"primary"_s);
    go->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(cancel);
    row->addWidget(go);
    return row;
}

/// Cards stay while their posts do, so that the focus stays where it is.
void ConsentDialog::refresh()
{
    m_shortNames->setChecked(m_live.chat().settings.shortNames);
    const QList<ConsentCase> cases = consentCases(m_live.posts(), m_live.marks(), m_live.people());
    bool same = cases.size() == m_shown.size();
    for (qsizetype at = 0; same && at < cases.size(); ++at)
        same = m_shown[at]->isAbout(cases[at]);
    if (!same) {
        clearLayout(m_cards);
        m_shown.clear();
        for (const ConsentCase &one : cases)
            addCard(one);
    }
    for (qsizetype at = 0; at < cases.size(); ++at)
        m_shown[at]->show(cases[at].decision);
    m_nothing->setVisible(cases.isEmpty());
}

void ConsentDialog::addCard(const ConsentCase &one)
{
    auto *card = new ConsentCard(one, m_live.chat().start.zone);
    connect(card, &ConsentCard::decided, this,
            [this, post = one.post](Consent consent) { decide(post, consent); });
    connect(card, &ConsentCard::unstarWanted, this, [this, post = one.post] { unstar(post); });
    m_cards->addWidget(card);
    m_shown.append(card);
}

void ConsentDialog::decide(const PostId &post, Consent consent)
{
    m_undo.push(new MarkCommand(
        m_live, {{.post = post, .kind = Mark::Kind::Consent, .number = int(consent)}},
        tr("Decide on a highlight")));
}

/// Later, because the card that asks for it goes.
void ConsentDialog::unstar(const PostId &post)
{
    QMetaObject::invokeMethod(
        this,
        [this, post] {
            m_undo.push(new MarkCommand(m_live, starMarks(m_live, post, false), tr("Unstar")));
        },
        Qt::QueuedConnection);
}

}  // namespace ui
