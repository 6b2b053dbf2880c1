// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/composer.h"

#include "core/posting/draft.h"
#include "ui/accounts/account_words.h"
#include "ui/accounts/send_as_line.h"
#include "ui/live/cue_words.h"
#include "ui/shell/actions.h"
#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int littleRoom = 20;
constexpr Milliseconds draftPause{400};

}  // namespace

Composer::Composer(LiveChat &live, Clock &uiClock, Theme &theme, Actions &actions, QWidget *parent)
    : QFrame(parent)
    , m_live(live)
    , m_actions(actions)
    , m_keep(uiClock)
    , m_replyRow(new QWidget)
    , m_replyText(new ElidedLabel({}, u"caption"_s))
    , m_text(new QPlainTextEdit)
    , m_saved(button(tr("Saved replies"), u"link"_s))
    , m_why(plainLabel({}, u"small"_s))
    , m_sendAs(new SendAsLine(theme))
    , m_send(keyButton(tr("Send"), Actions::keyText(ActionId::Send)))
{
    setProperty("role", u"footer"_s);
    m_text->setAccessibleName(tr("Write a post"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.scaled(56));
    m_text->installEventFilter(this);
    QPushButton *cancel = button(tr("Write to everyone instead"), u"link"_s);
    auto *replyRow = new QHBoxLayout(m_replyRow);
    tighten(replyRow, 8);
    replyRow->addWidget(m_replyText, 1);
    replyRow->addWidget(cancel);
    auto *row = new QHBoxLayout;
    tighten(row, 12);
    row->addWidget(m_text, 1);
    row->addLayout(buildSide(theme));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 16, 10);
    rows->setSpacing(6);
    rows->addWidget(m_replyRow);
    rows->addLayout(row);

    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_text->document()->isEmpty())
            m_last.clear();  // the next one is being written
        refresh();
        m_keep.setAfter(draftPause, [this] { keepDraft(); });
    });
    connect(cancel, &QPushButton::clicked, this, &Composer::writeToEveryone);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_actions[ActionId::Send], &QAction::triggered, this, &Composer::send);
    connect(&m_live, &LiveChat::chatChanged, this, &Composer::refresh);
    connect(&m_live, &LiveChat::deliveryChanged, this, [this](const Delivery &delivery) {
        if (m_last.contains(delivery.id))
            refresh();
    });
    writeToEveryone();
}

Composer::~Composer()
{
    keepDraft();
}

/// The accounts and what to press; below them the saved replies and what became of the last post.
QLayout *Composer::buildSide(Theme &theme)
{
    auto *chips = new QHBoxLayout;
    tighten(chips, 6);
    buildChips(theme);
    chips->addStretch();
    for (const Chip &chip : m_chips)
        chips->addWidget(chip.button);
    chips->addSpacing(4);
    chips->addWidget(m_send);
    m_saved->setMenu(new QMenu(m_saved));
    connect(m_saved->menu(), &QMenu::aboutToShow, this, &Composer::fillSavedReplies);
    auto *below = new QHBoxLayout;
    tighten(below, 12);
    below->addWidget(m_saved);
    below->addWidget(m_why);
    below->addWidget(m_sendAs, 1);
    m_sendAs->setAlignRight(true);
    m_sendAs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // the text needs the room
    auto *side = new QVBoxLayout;
    tighten(side, 2);
    side->addLayout(chips);
    side->addLayout(below);
    return side;
}

void Composer::buildChips(Theme &theme)
{
    for (const Account &account : m_live.accounts()) {
        QPushButton *made = button({}, u"account"_s);
        made->setCheckable(true);
        made->setChecked(true);
        made->setToolTip(u'@' + account.handle);
        const auto paint = [made, account, &theme] {
            made->setIcon(networkDot(account.network, theme.colors()));
        };
        paint();
        connect(&theme, &Theme::changed, made, paint);
        connect(made, &QPushButton::toggled, this, &Composer::refresh);
        m_chips.append({account, made});
    }
}

QString Composer::draftName() const
{
    return m_replyTo ? u"draft:"_s + m_replyTo->id.text() : u"draft"_s;
}

void Composer::keepDraft()
{
    m_keep.clear();
    m_live.setNote(draftName(), m_text->toPlainText());
}

void Composer::loadDraft()
{
    m_text->setPlainText(m_live.note(draftName()));
    m_text->moveCursor(QTextCursor::End);
    m_keep.clear();
    refresh();
}

void Composer::writeToEveryone()
{
    if (m_replyTo) {
        keepDraft();
        tickFor({});
    }
    m_replyTo.reset();
    m_replyRow->hide();
    m_text->setPlaceholderText(placeholder());
    loadDraft();
}

NetworkId Composer::replyNetwork() const
{
    return m_replyTo ? m_replyTo->network : NetworkId();
}

/// With what is added to the text before it goes out.
QString Composer::placeholder() const
{
    if (!m_replyTo)
        return tr("Write to everyone in the chat…\n%1 is added for you")
            .arg(m_live.chat().hashtag.withSign());
    const QList<Account> senders = chosen();
    const bool adds = std::any_of(senders.begin(), senders.end(), [this](const Account &account) {
        return mentionIsAdded(*m_replyTo, account);
    });
    return adds ? tr("Your reply\n@%1 is added for you").arg(m_replyTo->author.handle)
                : tr("Your reply");
}

/// A reply goes out as one account unless a host ticks more; to everyone as before the reply.
void Composer::tickFor(const NetworkId &network)
{
    if (!m_replyTo && !network.isEmpty()) {
        m_toEveryone.clear();
        for (const Chip &chip : std::as_const(m_chips)) {
            if (chip.button->isChecked())
                m_toEveryone.insert(chip.account.id);
        }
    }
    bool found = false;
    for (const Chip &chip : std::as_const(m_chips)) {
        const bool ofReply = !found && chip.account.network == network;
        found = found || ofReply;
        chip.button->setChecked(network.isEmpty() ? m_toEveryone.contains(chip.account.id)
                                                  : ofReply);
    }
}

void Composer::replyTo(const PostId &id, const QString &text)
{
    const std::optional<Post> post = m_live.posts().find(id);
    const NetworkClient *client = post ? m_live.client(post->network) : nullptr;
    if (!client)
        return;
    keepDraft();
    tickFor(post->network);
    m_replyTo = post;
    m_replyRow->show();
    loadDraft();
    m_text->setPlaceholderText(placeholder());
    if (!text.isEmpty() && !m_text->toPlainText().contains(text))
        m_text->setPlainText(text + u' ' + m_text->toPlainText());
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
}

void Composer::takeUp(const QString &words, const std::optional<PostId> &repliedTo)
{
    const bool isIdle = m_text->document()->isEmpty();
    if (isIdle && repliedTo)
        replyTo(*repliedTo);
    if (isIdle && m_text->document()->isEmpty())
        m_text->setPlainText(words);
    m_text->moveCursor(QTextCursor::End);
}

void Composer::replyWithSaved(const PostId &id, const QString &savedReply)
{
    const std::optional<Post> post = m_live.posts().find(id);
    if (post)
        replyTo(id, QString(savedReply).replace(u"{name}"_s, post->author.handle));
}

void Composer::fillSavedReplies()
{
    m_saved->menu()->clear();
    for (const QString &reply : m_live.chat().settings.savedReplies)
        m_saved->menu()->addAction(QString(reply).replace(u"{name}"_s, u"…"_s), this,
                                   [this, reply] { takeSavedReply(reply); });
}

void Composer::takeSavedReply(const QString &reply)
{
    if (m_replyTo)
        replyWithSaved(m_replyTo->id, reply);
    else
        Q_EMIT savedReplyChosen(reply);
}

QString Composer::textFor(const Account &account) const
{
    return draftFor(m_text->toPlainText().trimmed(), m_live.chat(), account, m_replyTo, {}).text;
}

QList<Account> Composer::chosen() const
{
    QList<Account> accounts;
    for (const Chip &chip : m_chips) {
        if (chip.button->isVisibleTo(this) && chip.button->isChecked())
            accounts.append(chip.account);
    }
    return accounts;
}

/// Why it cannot go out as it is; empty when it can.
QString Composer::whyNot() const
{
    if (m_live.chat().stage == ChatStage::Ended)
        return tr("The chat is over.");
    if (chosen().isEmpty())
        return tr("Choose an account.");
    for (const Account &account : chosen()) {
        const int room = account.textRules.room(textFor(account));
        if (room < 0)
            return tr("Too long for %1 by %2.").arg(networkName(account.network)).arg(-room);
    }
    return {};
}

/// "Posted on X, Mastodon." What is in trouble stands in the run sheet with its next step.
QString Composer::whatBecameOfIt() const
{
    QStringList out;
    QStringList onTheWay;
    for (const DeliveryId &id : m_last) {
        const Delivery *delivery = m_live.outbox().find(id);
        if (!delivery || needsHost(*delivery) || delivery->skipped)
            continue;
        const QString network = networkNameOf(m_live, delivery->account);
        (delivery->state == Delivery::State::Sent ? out : onTheWay).append(network);
    }
    QStringList sentences;
    if (!out.isEmpty())
        sentences.append(tr("Posted on %1.").arg(out.join(u", "_s)));
    if (!onTheWay.isEmpty())
        sentences.append(tr("On its way to %1.").arg(onTheWay.join(u", "_s)));
    return sentences.join(u' ');
}

void Composer::refresh()
{
    for (const Chip &chip : m_chips) {
        chip.button->setVisible(!m_replyTo || chip.account.network == replyNetwork());
        const int room = chip.account.textRules.room(textFor(chip.account));
        chip.button->setText(u"%1 %2"_s.arg(networkName(chip.account.network)).arg(room));
        chip.button->setAccessibleName(
            tr("%1, @%2, %3 left")
                .arg(networkName(chip.account.network), chip.account.handle)
                .arg(room));
        setState(chip.button, room < 0 ? u"bad"_s : room < littleRoom ? u"warn"_s : QString());
    }
    const QList<Account> senders = chosen();
    const QString replyHandle = m_replyTo ? m_replyTo->author.handle : QString();
    m_sendAs->show(senders);
    m_send->setToolTip(goesOutAs(senders));
    m_replyText->setText(senders.isEmpty()
                             ? tr("Reply to @%1").arg(replyHandle)
                             : tr("Reply to @%1 as %2").arg(replyHandle, shortNames(senders)));
    const QString why = whyNot();
    const QString said = why.isEmpty() ? whatBecameOfIt() : why;
    m_why->setText(said);
    m_why->setVisible(!said.isEmpty());
    setState(m_why, why.isEmpty() ? u"ok"_s : u"bad"_s);
    const bool ready = why.isEmpty() && !m_text->toPlainText().trimmed().isEmpty();
    m_send->setEnabled(ready);
    m_actions[ActionId::Send]->setEnabled(ready);
}

void Composer::send()
{
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty() || !whyNot().isEmpty())
        return;
    const std::optional<PostId> repliedTo = m_replyTo ? std::optional(m_replyTo->id) : std::nullopt;
    const QList<DeliveryId> said = m_live.say(text, idsOf(chosen()), repliedTo);
    m_last = said;
    m_text->clear();
    keepDraft();
    if (m_replyTo)
        writeToEveryone();
    Q_EMIT sent(said, repliedTo);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        writeToEveryone();
        Q_EMIT left();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace ui
