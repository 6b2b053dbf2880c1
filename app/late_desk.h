// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/live/live_chat.h"

#include <QObject>
#include <QSet>

#include <memory>

class QSocketNotifier;

namespace app {

/// The host's word on what is late, where there is no window: posted, skipped, or asked on
/// standard input, one line for one question,
/// also where several are typed ahead. It also asks about what only a host may post, at its
/// time: there is no other place to say so.
///
/// Owned by RehearseCommand or RunCommand. At the end of standard input whatever is late is
/// skipped.
class LateDesk : public QObject {
    Q_OBJECT

public:
    LateDesk(core::LiveChat &live, CommandLine::Late late, QObject *parent = nullptr);
    ~LateDesk() override;

    /// Whether something was left out because nobody answered or it was to be skipped.
    bool hasSkipped() const { return m_skipped; }

private:
    struct Asked {
        core::CueId cue;
        std::optional<core::DeliveryId> delivery;  ///< written, but too late to leave unasked
        bool mayBeOut = false;                     ///< its fate is unknown: ask, whatever was told
    };
    std::optional<Asked> firstLate() const;
    bool isManual(const core::CueProgress &cue) const;
    void lookAtNextManual();
    void look();
    void ask(const Asked &asked);
    void readAnswer();
    void takeAnswer();
    void stopAsking();
    void answer(const QString &line);
    void post(const Asked &asked);
    void skip(const Asked &asked);
    QString sentence(const Asked &asked) const;

    core::LiveChat &m_live;
    core::Alarm m_manual;
    CommandLine::Late m_late;
    std::unique_ptr<QSocketNotifier> m_input;
    QByteArray m_typed;
    std::optional<Asked> m_asked;
    bool m_inputOver = false;
    bool m_looking = false;
    bool m_skipped = false;
};

}  // namespace app
