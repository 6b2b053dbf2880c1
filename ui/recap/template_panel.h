// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QUndoStack;

namespace ui {

/// Whose words the article has: the built-in template's or the host's own, which the chat
/// remembers. Owned by RecapPage.
class TemplatePanel : public QWidget {
    Q_OBJECT

public:
    TemplatePanel(core::LiveChat &live, QUndoStack &undo, QWidget *parent = nullptr);

    void refresh();
    /// Copies the built-in templates to a folder, as far as they are not there, and uses them.
    /// Errors: as saveWhole().
    core::Result<core::Done> copyTo(const QString &folder);
    /// Where a chat's own templates stand that has none yet.
    QString ownFolder() const;
    void useBuiltIn();

Q_SIGNALS:
    void said(const QString &sentence);
    void folderWanted(const QString &folder);  ///< to be opened

private:
    void change();
    void use(const QString &folder, const QString &text);

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    QLabel *m_state;
    QPushButton *m_builtIn;
};

/// What is wrong with a host's template, in one sentence; empty where nothing is.
QString templateTrouble(const QString &folder, const QString &format);

}  // namespace ui
