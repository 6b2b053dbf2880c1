// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/series.h"

#include <QDialog>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QTableWidget;
class QTimeEdit;

namespace ui {

/// The next dates of a chat in its own zone, here, and wherever else hosts and guests are; where
/// the distance between zones changes, in words. Days are skipped here, further sittings and zones
/// added.
///
/// Owned by PreparePage, which makes every change undoable and shows it here again.
class SeriesDialog : public QDialog {
    Q_OBJECT

public:
    SeriesDialog(const core::Chat &chat, core::Clock &clock, QWidget *parent = nullptr);

    void show(const core::Chat &chat);
    using QDialog::show;

Q_SIGNALS:
    void edited(const core::Chat &chat, const QString &what);
    void nextDraftWanted();

private:
    QWidget *buildAdding();
    QWidget *buildButtons();
    QList<QByteArray> zones() const;
    void fill();
    void fillRow(int row, const core::SeriesDate &date);
    QString remarkOn(const core::SeriesDate &date) const;
    void setSkipped(const QDate &day, bool skipped);
    void addZone();
    void addSitting();
    void fillExtras();

    core::Chat m_chat;
    core::Clock &m_clock;
    QTableWidget *m_table;
    QComboBox *m_zone;
    QTimeEdit *m_sitting;
    QHBoxLayout *m_extras;  ///< the zones and sittings that can be taken away again
    QLabel *m_said;
};

/// "Join #Tag: title. Mon 23 Nov, 20:30 ET (02:30 Tue CET)": a chat announced in the zones chosen.
QString invitationText(const core::Chat &chat, core::Instant now);

}  // namespace ui
