// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// One sentence over the bottom of a widget that goes by itself, perhaps with a way to take back
/// what is about to happen: "Posting Q3 in 3 · Undo".
///
/// Owned by the widget that it lies over. A new sentence lets an offer before it happen at once.
class Toast : public QFrame {
    Q_OBJECT

public:
    /// `clock` is the computer's own: people are not faster in a rehearsal.
    Toast(core::Clock &clock, QWidget *over);

    void say(const QString &text, core::Milliseconds time = core::Seconds{3});
    /// Calls `ifTaken` when the action is pressed in time, else `ifLeft`.
    void offer(const QString &text, const QString &action, core::Milliseconds wait,
               std::function<void()> ifTaken, std::function<void()> ifLeft = {});
    QString text() const;
    bool offers() const { return bool(m_ifTaken); }
    void take();  ///< as if the action were pressed

Q_SIGNALS:
    void offersChanged(bool offers);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showText(const QString &text, core::Milliseconds time);
    void place();
    void leave();
    void setOffer(std::function<void()> ifTaken, std::function<void()> ifLeft);

    core::Alarm m_alarm;
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_ifTaken;
    std::function<void()> m_ifLeft;
};

}  // namespace ui
