// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/report_panel.h"

#include "ui/live/toast.h"
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostListed = 100;  ///< of somebody who floods the tag
constexpr qsizetype longestLine = 200;
constexpr int linesOfPosts = 3;
constexpr int linesOfComment = 3;

/// "social.example" of "@ann@social.example"; empty where a handle has no server.
QString serverOf(const QString &handle)
{
    return handle.section(u'@', 1);
}

}  // namespace

ReportPanel::ReportPanel(LiveChat &live, Toast &toast, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_toast(toast)
    , m_heading(new ElidedLabel({}, u"strong"_s))
    , m_where(wrappedLabel({}, u"caption"_s))
    , m_posts(new QListWidget)
    , m_comment(new QPlainTextEdit)
    , m_size(plainLabel({}, u"caption"_s))
    , m_forward(new QCheckBox)
    , m_trouble(wrappedLabel({}, u"caption"_s))
    , m_send(button(tr("Send report"), u"danger"_s))
{
    setProperty("role", u"footer"_s);
    m_posts->setProperty("role", u"checks"_s);
    m_posts->setSpacing(2);
    m_posts->setAccessibleName(tr("Posts to report"));
    m_posts->setTextElideMode(Qt::ElideRight);
    m_posts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int line = fontMetrics().height() + 8;
    m_posts->setMinimumHeight(line + 12);  // where a small window has no room for more
    m_posts->setMaximumHeight(line * linesOfPosts + 12);
    m_comment->setTabChangesFocus(true);
    m_comment->setPlaceholderText(tr("What the moderators should know (may be left empty)"));
    m_comment->setAccessibleName(tr("What the moderators should know"));
    m_comment->setMinimumHeight(line + 16);
    m_comment->setMaximumHeight(fontMetrics().height() * linesOfComment + 16);
    setState(m_trouble, u"bad"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 16, 10);
    rows->setSpacing(6);
    for (QWidget *one : std::initializer_list<QWidget *>{m_heading, m_where, m_posts, m_comment,
                                                         m_forward, m_trouble})
        rows->addWidget(one);
    rows->addLayout(buildButtons());
    connect(m_comment, &QPlainTextEdit::textChanged, this, &ReportPanel::count);
    hide();
}

QLayout *ReportPanel::buildButtons()
{
    QPushButton *cancel = button(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &ReportPanel::close);
    connect(m_send, &QPushButton::clicked, this, &ReportPanel::send);
    auto *row = new QHBoxLayout;
    tighten(row, 8);
    row->addWidget(m_send);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(m_size);
    return row;
}

void ReportPanel::open(const PostId &id)
{
    const std::optional<Post> post = m_live.posts().find(id);
    const NetworkClient *client = post ? m_live.client(post->network) : nullptr;
    if (!client)
        return;
    ++m_opened;
    m_sending = false;
    m_network = post->network;
    m_author = post->author;
    m_heading->setText(tr("Report @%1").arg(m_author.handle));
    const QString own = QUrl(client->account().server).host();
    const QString theirs = serverOf(m_author.handle);
    m_where->setText(own.isEmpty()
                         ? tr("It goes to the moderators of %1.").arg(networkName(m_network))
                         : tr("It goes to the moderators of %1, with your name.").arg(own));
    m_forward->setText(tr("Also to their own server, %1, without your name").arg(theirs));
    m_forward->setVisible(!theirs.isEmpty() && theirs.compare(own, Qt::CaseInsensitive) != 0);
    m_forward->setChecked(true);
    m_trouble->hide();
    m_comment->clear();
    listPosts(*post);
    count();
    show();
    m_posts->setFocus();
}

/// Newest first, as in the stream.
void ReportPanel::listPosts(const Post &chosen)
{
    m_posts->clear();
    const Participant *participant = m_live.people().find(personId(m_network, m_author));
    QList<PostId> ids = participant ? participant->posts : QList<PostId>();
    std::reverse(ids.begin(), ids.end());
    ids.resize(std::min<qsizetype>(ids.size(), mostListed));
    if (!ids.contains(chosen.id))
        ids.prepend(chosen.id);
    for (const PostId &id : std::as_const(ids)) {
        const std::optional<Post> post = m_live.posts().find(id);
        if (!post || personId(post->network, post->author) != personId(m_network, m_author))
            continue;  // of another account of the same person
        const QString line = (post->warning + u' ' + post->text).left(longestLine).simplified();
        auto *item = new QListWidgetItem(
            clockTime(post->created, m_live.chat().start.zone) + u"  "_s + line, m_posts);
        item->setData(Qt::UserRole, id.text());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(id == chosen.id ? Qt::Checked : Qt::Unchecked);
        if (id == chosen.id)
            m_posts->setCurrentItem(item);
    }
}

void ReportPanel::count()
{
    const qsizetype size = m_comment->toPlainText().size();
    const bool fits = size <= Report::longestComment;
    m_size->setText(tr("%1 / %2").arg(size).arg(Report::longestComment));
    setState(m_size, fits ? QString() : u"bad"_s);
    m_send->setEnabled(fits && !m_sending);
    m_send->setText(m_sending ? tr("Sending…") : tr("Send report"));
}

Report ReportPanel::report() const
{
    Report report{.author = m_author,
                  .comment = m_comment->toPlainText().trimmed(),
                  .forward = !m_forward->isHidden() && m_forward->isChecked()};
    for (int row = 0; row < m_posts->count(); ++row) {
        const QListWidgetItem *item = m_posts->item(row);
        if (item->checkState() == Qt::Checked)
            report.posts.append(PostId(item->data(Qt::UserRole).toString()));
    }
    return report;
}

void ReportPanel::send()
{
    m_sending = true;
    m_trouble->hide();
    count();
    whenArrived(m_live.report(m_network, report()), this,
                [this, sent = m_opened](const Result<Done> &result) {
                    if (sent == m_opened)
                        finish(result);
                });
}

void ReportPanel::finish(const Result<Done> &result)
{
    m_sending = false;
    count();
    if (!result) {
        m_trouble->setText(stepErrorText(result.error()));
        m_trouble->show();
        m_toast.say(m_trouble->text(), Seconds{6});
        return;
    }
    m_toast.say(tr("The report about @%1 is sent.").arg(m_author.handle));
    close();
}

void ReportPanel::close()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

void ReportPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

}  // namespace ui
