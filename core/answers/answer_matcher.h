// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat_settings.h"
#include "core/chat/post.h"

#include <QHash>

namespace core {

enum class PostKind {
    Answer,
    Question,
    SideTalk,
    Introduction,
    Chatter,
    Housekeeping,
    Boost,
    Spam
};
/// What a match rests on.
enum class Basis { None, Label, Reply, Quote, OwnThread, Host };
enum class Confidence { Sure, Likely, Check };

/// Which question a post is about, and how sure that is.
struct AnswerMatch {
    PostKind kind = PostKind::Chatter;
    QList<int> questions;  ///< usually one
    Basis basis = Basis::None;
    Confidence confidence = Confidence::Sure;

    /// Sure and likely answers are counted.
    bool isCounted() const { return kind == PostKind::Answer && confidence != Confidence::Check; }
    /// Somebody spoke, and no question is known that it belongs to.
    bool isWithoutQuestion() const
    {
        return questions.isEmpty() && kind != PostKind::Boost && kind != PostKind::Housekeeping &&
               kind != PostKind::Question && kind != PostKind::Spam;
    }
    /// Qt 6.4 compares two empty lists by memcmp() of null pointers, hence the last line.
    bool operator==(const AnswerMatch &other) const
    {
        return kind == other.kind && basis == other.basis && confidence == other.confidence &&
               ((questions.isEmpty() && other.questions.isEmpty()) || questions == other.questions);
    }
};

/// Whether a post is one of several with the same words, by people who do nothing else here.
enum class Wave { None, Small, Sure };

/// What is known around a post when it is matched.
struct MatchContext {
    QString questionLetter = QStringLiteral("Q");
    QString answerLetter = QStringLiteral("A");
    QList<int> planned;                ///< numbers of the plan's questions; empty: not known
    QHash<QString, int> questionKeys;  ///< questionKey() of the plan's questions → number
    std::optional<int> live;           ///< the question that went out last
    bool beforeFirst = false;          ///< it is known that no question is out yet
    bool introducing = false;          ///< … and people have been asked to introduce themselves
    bool byHost = false;
    bool repliesToIntroductions = false;  ///< to the post that asked people who they are
    bool parentIsQuestion = false;        ///< replies to (or quotes) a question of ours …
    std::optional<AnswerMatch> parent;    ///< … or to this post, already matched
    bool quotesQuestion = false;
    std::optional<AnswerMatch> quoted;
    std::optional<AnswerMatch> ownThread;  ///< the author's post above this one
    QList<int> parentQuestions;            ///< numbers of the question replied to
    QList<int> quotedQuestions;            ///< numbers of the question quoted
    /// Parent and quoted post were matched with all that stands above them, so that talk below
    /// carries their questions; else it is only marked to check.
    bool knowsThread = false;
    bool takesPart = false;  ///< the author has answered or talked in other posts
    Wave wave = Wave::None;
};

/// What a copy of a question keeps, whatever label, tag or spacing it gets: letters and digits.
QString questionKey(const QString &text);

/// Which question is this post about? Pure, and linear in the text's length. The rules and their
/// order are those of ARCHITECTURE.md, "How an answer is recognised".
AnswerMatch matchAnswer(const Post &post, const MatchContext &context);

}  // namespace core
