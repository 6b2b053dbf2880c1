// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

/// Names of servers as they were typed: with commas or spaces between them, perhaps as addresses.
struct ServerNames {
    QStringList names;
    QStringList unclear;  ///< what cannot be the name of a server

    static ServerNames of(const QString &typed);
};

/// How a chat posts and reads beyond its accounts: the language of its posts, where replies are
/// seen, and further servers to read the tag at.
///
/// Owned by PreparePage, which makes every change undoable and shows it here again.
class PostingDialog : public QDialog {
    Q_OBJECT

public:
    explicit PostingDialog(const core::Chat &chat, QWidget *parent = nullptr);

    void show(const core::Chat &chat);
    using QDialog::show;

Q_SIGNALS:
    /// `field` is the same while one goes on typing in it.
    void edited(const core::Chat &chat, const QString &what, const QString &field);

private:
    void fillLanguages();
    void connectFields();
    void editServers(const QString &typed);
    void change(const core::ChatSettings &settings, const QString &what, const QString &field);

    core::Chat m_chat;
    QComboBox *m_language;
    QCheckBox *m_quiet;
    QLineEdit *m_servers;
    QLabel *m_serversLabel;
    QLabel *m_unclear;
};

}  // namespace ui
