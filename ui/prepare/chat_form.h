// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace ui {

class RecurrenceBox;

/// Title, hashtag, hosts, start, recurrence and pace of a chat. Owned by PreparePage, which makes
/// every change undoable. What is typed stays as it is typed, also where it cannot be used yet.
class ChatForm : public QWidget {
    Q_OBJECT

public:
    explicit ChatForm(QWidget *parent = nullptr);

    void show(const core::Chat &chat);
    QLineEdit *titleField() { return m_title; }
    QLineEdit *hashtagField() { return m_hashtag; }
    QWidget *startField();

Q_SIGNALS:
    /// `field` is the same while one goes on typing in it.
    void edited(const core::Chat &chat, const QString &field);
    void datesWanted();
    void postingWanted();  ///< language, replies, servers

private:
    void buildFields();
    QLayout *buildPace();
    QWidget *labelled(const QString &label, QWidget *field);
    void connectFields();
    void editTag();
    void editLetters();
    void editStart();
    void editPace();
    void change(core::Chat chat, const QString &field);
    void showStartNote();

    core::Chat m_chat;
    bool m_filling = false;
    QLineEdit *m_title;
    QLineEdit *m_hashtag;
    QLineEdit *m_hosts;
    QDateEdit *m_date;
    QTimeEdit *m_time;
    QComboBox *m_zone;
    RecurrenceBox *m_repeats;
    QSpinBox *m_first;
    QSpinBox *m_interval;
    QSpinBox *m_length;
    QLineEdit *m_letters;
    QLabel *m_note;
};

}  // namespace ui
