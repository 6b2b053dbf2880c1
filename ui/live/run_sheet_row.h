// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class CueSign;
class Theme;

/// One cue of the run sheet while live; without a cue, what failed of the host's own posts.
/// Owned by RunSheetPanel.
class RunSheetRow : public QFrame {
    Q_OBJECT

public:
    RunSheetRow(core::LiveChat &live, const core::CueId &cue, Theme &theme,
                QWidget *parent = nullptr);

    const core::CueId &cue() const { return m_cue; }
    void setCompact(bool compact);
    void refresh();          ///< everything
    void refreshTime();      ///< what changes as time goes on: "posts by itself in 04:12"
    bool needsHost() const;  ///< a delivery waits for a word that can be said here alone

Q_SIGNALS:
    void questionChosen(int number);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Waiting {
        core::DeliveryId delivery;
        QPointer<QLabel> label;  ///< says the trouble and what goes on by itself
    };
    QList<core::Delivery> deliveries() const;
    bool isNext() const;
    QString stateText() const;
    QString stateLook() const;
    QString postedText() const;
    QStringList troubles() const;
    void refreshSign();
    void refreshWaiting(const Waiting &waiting);
    void refreshSpoken();
    void refreshWords();
    QString stepsKey() const;
    void refreshSteps();
    void addReadySteps();
    void addDeliverySteps(const core::Delivery &delivery);
    void addSendAs(const core::AccountId &only);
    void addButtons(const QList<QPushButton *> &buttons);
    void edit(const core::Delivery &delivery);
    void choose();

    core::LiveChat &m_live;
    core::CueId m_cue;
    Theme &m_theme;
    bool m_compact = false;
    bool m_editing = false;
    QString m_stepsKey;
    QList<Waiting> m_waiting;
    QLabel *m_time;
    CueSign *m_sign;
    QLabel *m_label;
    QLabel *m_count;
    QLabel *m_text;
    QLabel *m_posted;
    QLabel *m_state;
    QVBoxLayout *m_steps;
};

}  // namespace ui
