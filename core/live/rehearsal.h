// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/practice_evening.h"

namespace core {

class RehearsalClock;

/// A practice evening: its own folder, clock, networks and chat. Nothing leaves this computer.
///
/// Owned by Application (one at a time). Its time runs at `speed`, is saved, and stands still
/// while the program is not running: starting the same plan in the same folder again goes on
/// where it stopped, and begins anew when that evening was over.
class Rehearsal : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString folder;    ///< of all rehearsals; each has chats/ID in it
        Chat chat;         ///< what to rehearse; accounts are replaced by practice ones
        double speed = 1;  ///< 1 to 60
        QString desk;      ///< name of the host at this program
    };
    /// Errors as Storage::open().
    static Result<std::unique_ptr<Rehearsal>> open(Clock &systemClock, const Options &options);
    ~Rehearsal() override;

    /// Loads or makes the evening, and goes live. live(), world() and clock() exist only after it.
    Future<Done> start();

    LiveChat &live() { return m_evening->live(); }
    RehearsalWorld &world() { return m_evening->world(); }
    Clock &clock();
    Storage &storage() { return *m_storage; }
    /// The evening's own folder, where its recap is kept as well.
    QString eveningFolder() const;
    double speed() const;
    void setSpeed(double speed);
    /// Whether an earlier evening went on instead of a new one.
    bool isContinued() const { return m_continued; }
    /// Whether the networks hold every cue exactly once on every account.
    bool everyCueOnce() const { return m_evening->everyCueOnce(); }

Q_SIGNALS:
    void finished();  ///< the last cue is out and the last practice post was read

private:
    Rehearsal(Clock &systemClock, const Options &options, std::unique_ptr<Storage> storage);
    void chooseEvening(const QList<Chat> &saved);
    Result<Done> build();
    void goOn();
    void keepTime();
    Instant savedTime() const;

    Clock &m_systemClock;
    Options m_options;
    Chat m_chat;
    bool m_continued = false;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<RehearsalClock> m_clock;
    std::unique_ptr<PracticeEvening> m_evening;
};

}  // namespace core
