// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schedule/plan_parser.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class RecurrenceBox;

/// Any text in, a run sheet out: the text at the left, what was read at the right, every field
/// open to correction. What a host has corrected stays while the text changes.
class PastePlanDialog : public QDialog {
    Q_OBJECT

public:
    /// With `existing` its run sheet can be changed instead of making a new chat, and the dialog
    /// says what would change.
    PastePlanDialog(const std::optional<core::Chat> &existing, core::Instant now,
                    QWidget *parent = nullptr);

    void setText(const QString &text);
    /// What is shown, as a chat: the existing one with another run sheet, else a new one.
    core::Chat chat() const;
    void openFile(const QString &file);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFields();
    QLineEdit *addField(const QString &label);
    void read();
    void fill(QLineEdit *field, const QString &text);
    void showResult();
    core::Plan plan() const;
    QList<core::Plan::Question> questions() const;
    bool changesExisting() const;
    void chooseFile();
    void takeCorrections(core::Plan &plan) const;
    QStringList changeLines(const core::Chat &chat) const;
    QStringList headLines(const core::Chat &chat) const;
    QStringList unknowns(const core::Plan &plan) const;
    void markUnusable();

    std::optional<core::Chat> m_existing;
    core::Instant m_now;
    core::Plan m_read;
    QSet<QObject *> m_corrected;
    QPlainTextEdit *m_text;
    QLayout *m_fieldRows = nullptr;
    QLineEdit *m_title;
    QLineEdit *m_hashtag;
    QLineEdit *m_hosts;
    QLineEdit *m_date;
    QLineEdit *m_time;
    QLineEdit *m_zone;
    QLineEdit *m_length;
    RecurrenceBox *m_recurrence;
    QPlainTextEdit *m_questions;
    QCheckBox *m_intoThis;
    QLabel *m_summary;
    QLabel *m_changes;
    QLabel *m_asked;  ///< what the text does not say
    QPushButton *m_take;
};

}  // namespace ui
