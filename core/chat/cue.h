// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/network_id.h"
#include "core/chat/picture.h"

#include <QMap>

namespace core {

using CueId = Id<struct CueIdTag>;

enum class CueKind { Welcome, Introduction, Question, WrapUp, NextChat, Other };

enum class CueMode {
    Automatic,  ///< leaves by itself at its time
    Armed,      ///< at its time it asks, and waits
    Manual,     ///< leaves when a host says so, and at no other time
};

/// One timed post of a run sheet: welcome, Q3, wrap-up.
struct Cue {
    CueId id;
    CueKind kind = CueKind::Question;
    int number = 0;       ///< of the question, as in Q3; meaningless for other kinds
    QString text;         ///< without the hashtag; a question's without its label
    Seconds offset{0};    ///< from the chat's start
    bool locked = false;  ///< its time stays when others move
    CueMode mode = CueMode::Automatic;
    QMap<NetworkId, QString> variants;  ///< another text for one network
    QList<Picture> pictures;            ///< at most Picture::mostPerPost
    QString warning;   ///< what is said before the text, where the network can hide that (Mastodon)
    QString language;  ///< "es": the same question in a second language follows the first's number

    bool isQuestion() const { return kind == CueKind::Question; }
    bool operator==(const Cue &) const = default;
};

}  // namespace core
