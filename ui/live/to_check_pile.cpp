// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/to_check_pile.h"

#include "core/highlights/plain_words.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int noQuestion = -1;
constexpr qsizetype longestText = 240;

/// A click leaves the keys with the pile.
QPushButton *decision(const QString &text, const QString &key, const QString &spoken)
{
    QPushButton *made = button(text, u"small"_s);
    made->setAccessibleName(spoken);
    made->setToolTip(u"%1 (%2)"_s.arg(spoken, key));
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

}  // namespace

ToCheckPile::ToCheckPile(LiveChat &live, QUndoStack &undo, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_undo(undo)
    , m_count(plainLabel({}, u"strong"_s))
    , m_author(new ElidedLabel({}, u"caption"_s))
    , m_text(wrappedLabel({}))
    , m_accept(keyButton({}, u"↵"_s, u"small"_s))
    , m_buttons(new FlowLayout(4))
{
    setProperty("role", u"card"_s);
    setFocusPolicy(Qt::StrongFocus);
    QPushButton *show = button(tr("Show"), u"link"_s);
    show->setToolTip(tr("Shows the post in the stream (Space)"));
    connect(show, &QPushButton::clicked, this, [this] { Q_EMIT postChosen(*m_post); });
    QPushButton *next = button(tr("Next"), u"link"_s);
    next->setToolTip(tr("Leaves this one for later (arrow down)"));
    connect(next, &QPushButton::clicked, this, [this] { go(true); });
    connect(m_accept, &QPushButton::clicked, this, &ToCheckPile::accept);
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(m_count, 1);
    head->addWidget(show);
    head->addWidget(next);
    QPushButton *spam = decision(tr("Spam"), u"S"_s, tr("It is spam: hide it"));
    connect(spam, &QPushButton::clicked, this, &ToCheckPile::hidePost);
    auto *suggested = new QHBoxLayout;
    tighten(suggested, 4);
    suggested->addWidget(m_accept);
    suggested->addStretch();
    suggested->addWidget(spam);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->setSpacing(6);
    rows->addLayout(head);
    rows->addWidget(m_author);
    rows->addWidget(m_text);
    rows->addLayout(suggested);
    rows->addLayout(m_buttons);
    hide();
}

// Which one is shown.

void ToCheckPile::refresh()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && (focus == this || isAncestorOf(focus));
    chooseCurrent();
    setVisible(m_post.has_value());
    if (m_post)
        showCurrent();
    else if (hadFocus)
        Q_EMIT emptied();
}

/// The one that was looked at, as long as it is in doubt; what undo brought back comes first.
void ToCheckPile::chooseCurrent()
{
    const auto waits = [this](const std::optional<PostId> &post) {
        return post && m_live.matches({.show = PostFilter::Show::ToCheck}, *post);
    };
    if (waits(m_decided))
        m_post = std::exchange(m_decided, std::nullopt);
    else if (!waits(m_post))
        m_post = m_live.nextToCheck(m_post);
}

void ToCheckPile::showCurrent()
{
    const std::optional<Post> post = m_live.posts().find(*m_post);
    if (!post)
        return hide();
    m_count->setText(tr("%1 to check").arg(m_live.count({.show = PostFilter::Show::ToCheck})));
    m_author->setText(isolated(post->author.name.simplified()) + u"  @"_s +
                      isolated(post->author.handle.simplified()));
    m_text->setText(post->text.size() <= longestText ? post->text
                                                     : post->text.left(longestText) + u'…');
    const QString letter = m_live.chat().settings.answerLetter;
    const std::optional<int> suggested = suggestion();
    m_accept->setVisible(suggested.has_value());
    if (suggested)
        m_accept->setText(*suggested == noQuestion
                              ? tr("No question, as it seems")
                              : tr("%1, as it seems").arg(letter + QString::number(*suggested)));
    setAccessibleName(tr("%1: %2 says: %3. %4")
                          .arg(m_count->text(), post->author.name, m_text->text(),
                               suggested ? m_accept->text() : QString()));
    makeButtons();
}

void ToCheckPile::go(bool forward)
{
    m_decided.reset();
    m_post = forward ? m_live.nextToCheck(m_post) : m_live.previousToCheck(m_post);
    refresh();
}

// What it may be.

void ToCheckPile::makeButtons()
{
    QList<int> questions;
    for (const Cue &question : m_live.chat().runSheet.questions()) {
        if (!questions.contains(question.number))  // two languages, one number
            questions.append(question.number);
    }
    const QString letter = m_live.chat().settings.answerLetter;
    if (questions == m_questions && letter == m_letter)
        return;
    m_questions = questions;
    m_letter = letter;
    clearLayout(m_buttons);
    for (const int number : questions) {
        QPushButton *made = decision(letter + QString::number(number), QString::number(number),
                                     tr("It answers question %1").arg(number));
        connect(made, &QPushButton::clicked, this, [this, number] { setQuestion(number); });
        m_buttons->addWidget(made);
    }
    QPushButton *none = decision(tr("None"), u"N"_s, tr("It answers no question"));
    connect(none, &QPushButton::clicked, this, [this] { setQuestion(noQuestion); });
    m_buttons->addWidget(none);
}

/// What the rules would say, if they had to; nothing where they name a question that is not asked.
std::optional<int> ToCheckPile::suggestion() const
{
    const QList<int> questions = m_live.answers().match(*m_post).questions;
    if (questions.isEmpty())
        return noQuestion;
    const bool isAsked = m_live.chat().runSheet.question(questions.first()) != nullptr;
    return isAsked ? std::optional(questions.first()) : std::nullopt;
}

void ToCheckPile::accept()
{
    if (const std::optional<int> suggested = m_post ? suggestion() : std::nullopt)
        setQuestion(*suggested);
}

void ToCheckPile::setQuestion(int question)
{
    if (m_post)
        decide({.post = *m_post, .kind = Mark::Kind::Question, .number = question},
               tr("Set the question"));
}

void ToCheckPile::hidePost()
{
    if (m_post)
        decide({.post = *m_post, .kind = Mark::Kind::Hide}, tr("Hide"));
}

void ToCheckPile::decide(const Mark &mark, const QString &text)
{
    m_undo.push(new MarkCommand(m_live, {mark}, text));
    m_decided = mark.post;
    refresh();
}

void ToCheckPile::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int key = plain ? event->key() : 0;
    const int digit = key - Qt::Key_0;
    if (m_questions.contains(digit))
        return setQuestion(digit);
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return accept();
    case Qt::Key_0:
    case Qt::Key_N:
    case Qt::Key_Backspace:
        return setQuestion(noQuestion);
    case Qt::Key_S:
        return hidePost();
    case Qt::Key_Down:
    case Qt::Key_Right:
    case Qt::Key_J:
        return go(true);
    case Qt::Key_Up:
    case Qt::Key_Left:
    case Qt::Key_K:
        return go(false);
    case Qt::Key_Space:
        return Q_EMIT postChosen(*m_post);
    default:
        QFrame::keyPressEvent(event);
    }
}

}  // namespace ui
