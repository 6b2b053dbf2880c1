// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/chat.h"

#include <QDialog>

class QPushButton;

namespace ui {

class Theme;

/// The last question before a chat is posted for real: as whom it goes out, where, and what the
/// first post says and when. Accepted means go live; Esc and Enter mean not yet.
///
/// Made and owned by whoever is about to go live.
class LastQuestionDialog : public QDialog {
    Q_OBJECT

public:
    /// `accounts`: those that could post it; practice ones among them are left out.
    LastQuestionDialog(const core::Chat &chat, const QList<core::Account> &accounts,
                       core::Clock &clock, Theme &theme, QWidget *parent = nullptr);

    /// Whether anything would leave this computer.
    static bool isNeeded(const core::Chat &chat, const QList<core::Account> &accounts);

private:
    QWidget *buildAccount(const core::Account &account, Theme &theme);
    QWidget *buildFirstPost(const core::Chat &chat, const core::Account &account,
                            core::Instant now);
    QLayout *buildButtons();
};

}  // namespace ui
