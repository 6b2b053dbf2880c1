// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feed/new_posts_strip.h"

#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

NewPostsStrip::NewPostsStrip(QWidget *parent)
    : QFrame(parent)
    , m_button(button({}, u"pill"_s, this))
{
    setProperty("role", u"strip"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_button->setFocusPolicy(Qt::NoFocus);  // the key Home does the same, and Space opens posts
    m_button->setToolTip(tr("Home"));
    m_button->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 3, 0, 3);
    row->addWidget(m_button, 0, Qt::AlignCenter);
    connect(m_button, &QPushButton::clicked, this, &NewPostsStrip::clicked);
    hide();
}

void NewPostsStrip::setCount(int count)
{
    m_button->setText(count == 1 ? tr("↑ 1 new post") : tr("↑ %1 new posts").arg(count));
    m_button->setAccessibleName(count == 1 ? tr("Show 1 new post")
                                           : tr("Show %1 new posts").arg(count));
    setVisible(count > 0);
}

}  // namespace ui
