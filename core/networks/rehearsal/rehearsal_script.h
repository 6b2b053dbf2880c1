// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/chat/cue.h"
#include "core/chat/post.h"

#include <QHash>
#include <QList>

namespace core {

/// Somebody who takes part in practice evenings; invented, and marked as practice by the handle.
struct PracticePerson {
    QString id;
    NetworkId network;
    QString handle;
    QString name;
    QUrl avatar;
    bool asksNotToBeKept = false;
    bool newcomer = false;
    bool coHost = false;
};

/// One thing that happens at a practice evening, some seconds after a cue went out.
struct Beat {
    enum class What {
        Post,
        Edit,
        Delete,
        Star,  ///< the practice co-host stars a post
        Boost,
        Drop,       ///< the connection is lost for `lasting`; what came meanwhile comes afterwards
        RateLimit,  ///< publishing must wait for `lasting`
        LoseReply,  ///< the next publish takes effect, but its reply is lost
    };

    QString id;
    What what = What::Post;
    Seconds at{0};
    QString by;         ///< a person's id
    QString text;       ///< with {n}, {p} and {tag}
    QString of;         ///< the beat that is edited, deleted, starred or boosted
    QString reply;      ///< a beat's id, or "question" for the cue's own post
    QString quote;      ///< likewise
    NetworkId network;  ///< where the connection is lost, and so on
    Seconds lasting{0};
    QList<Media> media;
    bool sensitive = false;
    QString language;
};

/// What follows one kind of cue. Questions have turns: the first, the second …
struct Act {
    CueKind after = CueKind::Question;
    int turn = 0;
    QList<Beat> beats;  ///< in order of time
};

/// A practice evening as data: people and what they do. Read from resources/rehearsal.
struct RehearsalScript {
    QHash<QString, PracticePerson> people;
    QList<Act> acts;

    /// What follows the nth question of its kind (turns are used again when there are more);
    /// null for cues that nobody answers.
    const Act *actFor(CueKind kind, int nth) const;
};

/// Errors: BadInput, with the place in the detail.
Result<RehearsalScript> readRehearsalScript(const QByteArray &peopleJson,
                                            const QByteArray &scriptJson);
/// The script that comes with the program.
Result<RehearsalScript> bundledRehearsalScript();
/// The text of the plan that comes with the program.
QString bundledPlanText();

}  // namespace core
