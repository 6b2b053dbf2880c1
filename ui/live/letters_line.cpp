// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/letters_line.h"

#include "ui/shell/widgets.h"
#include "ui/undo/settings_command.h"

#include <QHBoxLayout>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

/// The letters that the host did not want.
QString noteName()
{
    return u"letters"_s;
}

QString pairOf(const Convention &letters)
{
    return letters.questionLetter + u'/' + letters.answerLetter;
}

}  // namespace

LettersLine::LettersLine(LiveChat &live, QUndoStack &undo, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_undo(undo)
    , m_sentence(wrappedLabel({}))
    , m_use(button({}, u"small"_s))
    , m_keep(button({}, u"small"_s))
{
    setProperty("role", u"card"_s);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_use);
    buttons->addWidget(m_keep);
    buttons->addStretch();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->setSpacing(8);
    rows->addWidget(m_sentence);
    rows->addLayout(buttons);
    connect(m_use, &QPushButton::clicked, this, &LettersLine::useSeen);
    connect(m_keep, &QPushButton::clicked, this, &LettersLine::keepOwn);
    hide();
    refresh();
}

void LettersLine::refresh()
{
    const ChatSettings &settings = m_live.chat().settings;
    const Convention own{settings.questionLetter, settings.answerLetter};
    m_seen = m_live.answers().conventionSeen();
    if (m_seen && (*m_seen == own || m_live.note(noteName()) == pairOf(*m_seen)))
        m_seen.reset();
    setVisible(m_seen.has_value());
    if (!m_seen)
        return;
    m_sentence->setText(
        tr("Your questions say %1, answers %2; the chat is set to %3.")
            .arg(m_seen->questionLetter + u'1', m_seen->answerLetter + u'1', pairOf(own)));
    m_use->setText(tr("Use %1").arg(pairOf(*m_seen)));
    m_keep->setText(tr("Keep %1").arg(pairOf(own)));
    setAccessibleName(m_sentence->text());
}

void LettersLine::useSeen()
{
    if (!m_seen)
        return;
    ChatSettings settings = m_live.chat().settings;
    settings.questionLetter = m_seen->questionLetter;
    settings.answerLetter = m_seen->answerLetter;
    m_undo.push(new SettingsCommand(m_live, settings,
                                    tr("Use %1 for questions and answers").arg(pairOf(*m_seen))));
}

void LettersLine::keepOwn()
{
    if (m_seen)
        m_live.setNote(noteName(), pairOf(*m_seen));
    refresh();
}

}  // namespace ui
