// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace ui {

class SendAsLine;
class Theme;

/// What is wrong right now, the worst of it: one sentence and its next step. Hidden while nothing
/// is. Owned by LivePage; never a dialog while live.
class Banner : public QFrame {
    Q_OBJECT

public:
    Banner(core::LiveChat &live, Theme &theme, QWidget *parent = nullptr);

    QString sentence() const;
    void refreshTime();  ///< what changes as time goes on: "Looking again in 4 s."

private:
    void refreshSoon();
    void refresh();
    void showLate(const core::CueProgress &cue);
    void showDelivery(const core::Delivery &delivery);
    void show(const QString &sentence, const QString &state);
    void showSendAs(const QList<core::Account> &accounts);
    void addStep(const QString &text, std::function<void()> step);

    core::LiveChat &m_live;
    QLabel *m_sentence;
    SendAsLine *m_sendAs;  ///< beside a step that sends
    QHBoxLayout *m_steps;
    core::DeliveryId m_delivery;  ///< what is shown, if it is one
    QString m_key;                ///< what is shown: the buttons stay while it is the same
    bool m_willRefresh = false;
};

}  // namespace ui
