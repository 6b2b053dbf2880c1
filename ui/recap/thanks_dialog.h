// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QDialog>

class QVBoxLayout;

namespace ui {

/// Thank-you posts that mention everyone who took part, one list for each account. They are
/// drafts: a host reads them, changes them, and posts or copies them one by one.
class ThanksDialog : public QDialog {
    Q_OBJECT

public:
    explicit ThanksDialog(core::LiveChat &live, QWidget *parent = nullptr);

private:
    void addAccount(QVBoxLayout *layout, const core::Account &account);
    void addDraft(QVBoxLayout *layout, const core::Account &account, const QString &text);

    core::LiveChat &m_live;
};

}  // namespace ui
