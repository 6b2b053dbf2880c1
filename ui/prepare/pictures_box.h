// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/account.h"
#include "core/chat/picture.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// The pictures of one post: added by button, dropped or pasted, each with the description that
/// it must have and what a network would not take of it. Owned by PreviewPanel.
class PicturesBox : public QWidget {
    Q_OBJECT

public:
    explicit PicturesBox(const core::PictureReader &reader, QWidget *parent = nullptr);

    void show(const QList<core::Picture> &pictures, const QList<core::Account> &accounts);
    /// Reads the files and adds them; what cannot be used is said in one sentence.
    void add(const QStringList &files);
    /// What is in the clipboard: a picture, or picture files.
    void paste();
    static bool canPaste();
    /// Into the description of one of them, from 0.
    void describe(int picture);

Q_SIGNALS:
    /// `field` is the same while one goes on typing in it.
    void edited(const QList<core::Picture> &pictures, const QString &what, const QString &field);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void take(const QList<core::Picture> &pictures, const QString &said);
    void refreshButtons();
    void makeRows();
    QWidget *rowFor(int at);
    void refreshTroubles();
    QString troubleOf(const core::Picture &picture) const;

    const core::PictureReader &m_reader;
    QList<core::Picture> m_pictures;
    QList<core::Account> m_accounts;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QPushButton *m_paste;
    QLabel *m_said;
    QStringList m_files;  ///< those that the rows are made for
    QList<QLabel *> m_troubles;
    QList<QLineEdit *> m_descriptions;
};

}  // namespace ui
