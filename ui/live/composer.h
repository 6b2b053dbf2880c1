// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QFrame>
#include <QSet>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Actions;
class KeyButton;
class SendAsLine;
class Theme;

/// Where a host writes to everyone, or replies to one post.
///
/// Owned by LivePage. Nothing that is typed is ever lost: every draft, one for each post replied
/// to, is kept with the chat, and what a network refuses stands in the run sheet.
class Composer : public QFrame {
    Q_OBJECT

public:
    Composer(core::LiveChat &live, core::Clock &uiClock, Theme &theme, Actions &actions,
             QWidget *parent = nullptr);
    ~Composer() override;

    /// Only to the post's network; a given text is put in front of what is there.
    void replyTo(const core::PostId &post, const QString &text = {});
    void replyWithSaved(const core::PostId &post, const QString &savedReply);
    void writeToEveryone();
    /// What was taken back is written on where it came from, unless something is written there.
    void takeUp(const QString &words, const std::optional<core::PostId> &repliedTo);
    void send();

Q_SIGNALS:
    void left();  ///< Esc: back to the stream
    void sent(const QList<core::DeliveryId> &said, const std::optional<core::PostId> &repliedTo);
    /// A saved reply was chosen while writing to everyone: whom it is for is known elsewhere.
    void savedReplyChosen(const QString &reply);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Chip {
        core::Account account;
        QPushButton *button = nullptr;
    };
    void buildChips(Theme &theme);
    void fillSavedReplies();
    void takeSavedReply(const QString &reply);
    QLayout *buildSide(Theme &theme);
    QString draftName() const;
    core::NetworkId replyNetwork() const;  ///< empty while writing to everyone
    QString placeholder() const;
    void tickFor(const core::NetworkId &network);
    void keepDraft();
    void loadDraft();
    void refresh();
    QString textFor(const core::Account &account) const;
    QList<core::Account> chosen() const;
    QString whyNot() const;
    QString whatBecameOfIt() const;

    core::LiveChat &m_live;
    Actions &m_actions;
    core::Alarm m_keep;
    std::optional<core::Post> m_replyTo;
    QWidget *m_replyRow;
    QLabel *m_replyText;
    QPlainTextEdit *m_text;
    QPushButton *m_saved;
    QList<Chip> m_chips;
    QSet<core::AccountId> m_toEveryone;  ///< ticked before a reply, which goes out as one
    QLabel *m_why;  ///< why it cannot go out as it is; else what became of the last one
    QList<core::DeliveryId> m_last;
    SendAsLine *m_sendAs;
    KeyButton *m_send;
};

}  // namespace ui
