// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

/// Asks for what a finished chat is made of: files of posts, and the plan with its questions.
///
/// Owned by Application, which reads the files when wanted() is said and tells how far it is; the
/// dialog only shows and asks.
class OpenArchiveDialog : public QDialog {
    Q_OBJECT

public:
    /// `chats` are those whose run sheet may be the plan; `now` chooses dates that a plan file
    /// leaves open.
    OpenArchiveDialog(const QList<core::Chat> &chats, core::Instant now, QWidget *parent = nullptr);

    QStringList files() const;
    QStringList hosts() const;  ///< handles as they were typed
    /// The plan as a chat with an id of its own.
    core::Chat plan() const;

    void addFiles(const QStringList &files);
    /// What is said if the file is no plan; it becomes the plan otherwise.
    void choosePlanFile(const QString &file);
    void showProgress(double part);  ///< 0 to 1; nothing can be changed meanwhile
    void showProblem(const QString &sentence);
    /// The chat is there, but some lines were not read: the sentences, and a button to go on.
    void showReport(const QStringList &sentences);

Q_SIGNALS:
    void wanted();      ///< read it
    void chatWanted();  ///< the report was read

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFiles();
    QWidget *buildPlan();
    QWidget *buildButtons();
    void chooseFiles();
    void removeChosen();
    void planChosen(int index);
    void refresh();
    void setReading(bool reading);

    QList<core::Chat> m_plans;  ///< by the rows of m_plan
    core::Instant m_now;
    QListWidget *m_files = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QComboBox *m_plan = nullptr;
    int m_chosenPlan = -1;  ///< row of m_plan
    QLineEdit *m_hosts = nullptr;
    QLabel *m_words = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_open = nullptr;
    bool m_reading = false;
    bool m_reported = false;
};

}  // namespace ui
