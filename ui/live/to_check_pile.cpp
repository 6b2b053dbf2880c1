// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/to_check_pile.h"

#include "ui/shell/widgets.h"
#include "ui/undo/mark_command.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

ToCheckPile::ToCheckPile(LiveChat &live, QUndoStack &undo, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_undo(undo)
    , m_count(plainLabel({}, u"strong"_s))
    , m_author(new ElidedLabel({}, u"caption"_s))
    , m_text(wrappedLabel({}))
    , m_buttons(new QHBoxLayout)
{
    setProperty("role", u"card"_s);
    setFocusPolicy(Qt::TabFocus);
    QPushButton *show = button(tr("Show"), u"link"_s);
    connect(show, &QPushButton::clicked, this, [this] {
        if (m_post)
            Q_EMIT postChosen(*m_post);
    });
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(m_count, 1);
    head->addWidget(show);
    tighten(m_buttons, 4);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->setSpacing(6);
    rows->addLayout(head);
    rows->addWidget(m_author);
    rows->addWidget(m_text);
    rows->addLayout(m_buttons);
    hide();
}

std::optional<PostId> ToCheckPile::first() const
{
    if (m_live.count({.show = PostFilter::Show::ToCheck}) == 0)
        return std::nullopt;
    const QList<PostHandle> handles = m_live.select({.show = PostFilter::Show::ToCheck});
    const auto post = handles.isEmpty() ? std::nullopt : m_live.posts().at(handles.first());
    return post ? std::optional(post->id) : std::nullopt;
}

void ToCheckPile::refresh()
{
    m_post = first();
    setVisible(m_post.has_value());
    if (!m_post)
        return;
    const std::optional<Post> post = m_live.posts().find(*m_post);
    if (!post)
        return hide();
    m_count->setText(tr("%1 to check").arg(m_live.count({.show = PostFilter::Show::ToCheck})));
    m_author->setText(u"%1  @%2"_s.arg(post->author.name, post->author.handle));
    m_text->setText(post->text.left(240));
    setAccessibleName(tr("%1: %2 says: %3").arg(m_count->text(), post->author.name, post->text));
    makeButtons();
}

void ToCheckPile::makeButtons()
{
    QList<int> questions;
    for (const Cue &question : m_live.chat().runSheet.questions())
        questions.append(question.number);
    if (questions == m_questions)
        return;
    m_questions = questions;
    clearLayout(m_buttons);
    for (const int number : questions) {
        const QString label = m_live.chat().settings.answerLetter + QString::number(number);
        QPushButton *made = button(label, u"small"_s);
        made->setAccessibleName(tr("It answers question %1").arg(number));
        connect(made, &QPushButton::clicked, this, [this, number] { decide(number); });
        m_buttons->addWidget(made);
    }
    QPushButton *none = button(tr("None"), u"small"_s);
    none->setAccessibleName(tr("It answers no question"));
    connect(none, &QPushButton::clicked, this, [this] { decide(-1); });
    m_buttons->addWidget(none);
    m_buttons->addStretch();
}

void ToCheckPile::decide(int question)
{
    if (!m_post)
        return;
    m_undo.push(new MarkCommand(
        m_live, {{.post = *m_post, .kind = Mark::Kind::Question, .number = question}},
        tr("Set the question")));
    refresh();
}

void ToCheckPile::keyPressEvent(QKeyEvent *event)
{
    const int number = event->key() - Qt::Key_0;
    if (m_questions.contains(number))
        return decide(number);
    if (event->key() == Qt::Key_Backspace)
        return decide(-1);
    QFrame::keyPressEvent(event);
}

}  // namespace ui
