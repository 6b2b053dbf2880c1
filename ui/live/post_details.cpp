// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/post_details.h"

#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

PostDetails::PostDetails(LiveChat &live, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_author(new ElidedLabel({}, u"strong"_s))
    , m_text(wrappedLabel({}, u"post"_s))
    , m_more(wrappedLabel({}, u"caption"_s))
    , m_note(new QLineEdit)
    , m_browser(button(tr("Open in the browser"), u"small"_s))
    , m_copy(button(tr("Copy link"), u"small"_s))
{
    setProperty("role", u"footer"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setPlaceholderText(tr("A note for the recap; Enter keeps it"));
    m_note->setAccessibleName(tr("Note on this post"));
    QPushButton *shut = button(tr("Close"), u"small"_s);
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(m_author, 1);
    head->addWidget(m_copy);
    head->addWidget(m_browser);
    head->addWidget(shut);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 16, 10);
    rows->setSpacing(6);
    rows->addLayout(head);
    rows->addWidget(m_text);
    rows->addWidget(m_more);
    rows->addWidget(m_note);
    connect(shut, &QPushButton::clicked, this, &PostDetails::close);
    connect(m_note, &QLineEdit::returnPressed, this, &PostDetails::keepNote);
    connect(m_browser, &QPushButton::clicked, this, &PostDetails::openInBrowser);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const auto post = m_live.posts().find(*m_post))
            QGuiApplication::clipboard()->setText(post->url.toString());
    });
    hide();
}

void PostDetails::open(const PostId &id)
{
    const std::optional<Post> post = m_live.posts().find(id);
    if (!post)
        return;
    m_post = id;
    m_author->setText(tr("%1  @%2 on %3, %4")
                          .arg(post->author.name, post->author.handle, networkName(post->network),
                               clockTime(post->created, m_live.chat().start.zone)));
    m_text->setText(post->warning.isEmpty()
                        ? post->text
                        : tr("Content warning: %1").arg(post->warning) + u"\n\n"_s + post->text);
    QStringList more;
    for (const Media &media : post->media)
        more.append(media.description.isEmpty() ? tr("A picture without a description.")
                                                : tr("Picture: %1").arg(media.description));
    if (m_live.isPractice())
        more.append(tr("A practice post: it has no page of its own."));
    m_more->setText(more.join(u'\n'));
    m_more->setVisible(!more.isEmpty());
    m_note->setText(m_live.marks().of(id).note);
    const bool hasPage = !m_live.isPractice() && post->url.scheme() == u"https";
    m_browser->setVisible(hasPage);
    m_copy->setVisible(hasPage);
    show();
}

void PostDetails::editNote(const PostId &post)
{
    open(post);
    if (m_post == post)
        m_note->setFocus();
}

void PostDetails::close()
{
    m_post.reset();
    hide();
    Q_EMIT closed();
}

void PostDetails::keepNote()
{
    const PostId post = *m_post;
    if (m_note->text().trimmed() != m_live.marks().of(post).note)
        Q_EMIT noteWritten(post, m_note->text().trimmed());
    close();
}

void PostDetails::openInBrowser()
{
    const std::optional<Post> post = m_post ? m_live.posts().find(*m_post) : std::nullopt;
    if (post && post->url.scheme() == u"https")
        QDesktopServices::openUrl(post->url);
}

void PostDetails::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

}  // namespace ui
