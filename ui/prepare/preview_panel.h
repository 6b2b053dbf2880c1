// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// The selected post as each network will show it, with its count. Owned by PreparePage.
class PreviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit PreviewPanel(QWidget *parent = nullptr);

    void show(const core::Chat &chat, const core::CueId &cue, const QList<core::Account> &accounts);

private:
    static QWidget *cardFor(const core::Account &account, const QString &text);

    QLabel *m_heading;
    QVBoxLayout *m_cards;
    QString m_shown;  ///< what the cards say: they stay while it is the same
};

}  // namespace ui
