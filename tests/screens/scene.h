// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/chat_book.h"
#include "core/live/rehearsal.h"
#include "tests/support/fake_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_picture_reader.h"
#include "ui/prepare/prepare_page.h"
#include "ui/shell/main_window.h"

#include <QDir>
#include <QUndoStack>

namespace tests {

/// The whole window on a rehearsal in memory, whose time moves only when it is told, photographed
/// in one size and one theme.
class Scene {
public:
    Scene(const QSize &size, ui::Theme::Choice choice, const QString &folder);
    ~Scene();

    /// Plays so much of the rehearsal.
    void play(core::Milliseconds practiceTime);
    /// Plays on until it is so, or for an hour; false if it never was.
    bool playUntil(const std::function<bool()> &condition);
    void take(const QString &name);  ///< the window
    void takeDialog(QWidget &dialog, const QString &name);
    void showRehearsal();
    /// A chat on one account that does what it is told, instead of the rehearsal.
    void showFakeChat() { showFakeChat(client); }
    void showFakeChat(FakeClient &with);

    core::LiveChat &live() { return m_fakeLive ? *m_fakeLive : m_rehearsal->live(); }

    FakeClock clock;
    ui::Theme theme;
    ui::MainWindow window{theme};
    FakeClient client;
    FakeClient mastodon;
    ui::PreparePage *prepare = nullptr;

private:
    void clear();

    FakePictureReader m_pictures;
    QString m_folder;
    QString m_suffix;
    QUndoStack m_undo;
    std::unique_ptr<core::Storage> m_storage;
    std::unique_ptr<core::ChatBook> m_book;
    std::unique_ptr<core::Rehearsal> m_rehearsal;
    std::unique_ptr<core::LiveChat> m_fakeLive;
};

}  // namespace tests
