// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/empty_place.h"

#include "ui/shell/widgets.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

EmptyPlace::EmptyPlace(const QString &sentence, const QString &action, QWidget *parent)
    : QWidget(parent)
    , m_sentence(wrappedLabel(sentence, u"empty"_s, this))
{
    m_sentence->setAlignment(Qt::AlignCenter);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 16, 16, 16);
    rows->setSpacing(12);
    rows->addStretch();
    rows->addWidget(m_sentence);
    if (!action.isEmpty()) {
        m_button = ui::button(action, u"plain"_s, this);
        connect(m_button, &QPushButton::clicked, this, &EmptyPlace::wanted);
        rows->addWidget(m_button, 0, Qt::AlignHCenter);
    }
    rows->addStretch();
}

void EmptyPlace::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

QString EmptyPlace::sentence() const
{
    return m_sentence->text();
}

}  // namespace ui
