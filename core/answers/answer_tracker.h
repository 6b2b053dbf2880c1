// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_matcher.h"
#include "core/answers/convention.h"
#include "core/answers/crowd.h"
#include "core/answers/kept_post.h"
#include "core/chat/host_names.h"
#include "core/chat/run_sheet.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>

namespace core {

/// One question's answers so far.
struct QuestionTally {
    int answers = 0;
    int people = 0;
    std::optional<Instant> posted;  ///< when the question first went out

    bool operator==(const QuestionTally &) const = default;
};

/// matchAnswer() for the whole chat, with the hosts' corrections. Owned by LiveChat.
///
/// A host's word wins over every rule. A parent that comes later than its reply is looked at
/// again; an edit runs the rules again unless a host has spoken; a removed post leaves the counts.
class AnswerTracker : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// `hosts`: as HostNames takes them.
    void setSettings(const ChatSettings &settings, const QStringList &hosts);
    /// Numbers of the plan's questions, and questionKey() of their texts → number, so that copies
    /// of a question are known.
    void setQuestions(const QList<int> &planned, const QHash<QString, int> &keys = {});
    /// One of our own question posts: replies to it are answers to `number`.
    void addQuestionPost(const PostId &post, int number, Instant at);
    /// The post that asked people who they are; from then to the first question they introduce
    /// themselves.
    void addIntroductionPost(const PostId &post, Instant at);

    void assign(const QList<Post> &posts);  ///< new and edited ones
    void remove(const PostId &post);
    /// -1 is "no question"; nullopt takes the host's word back.
    void setByHost(const PostId &post, std::optional<int> question);

    AnswerMatch match(const PostId &post) const;
    /// The letters that the hosts' question posts use, to be shown beside those that are set;
    /// where no question post is known, their posts that ask something are looked at.
    std::optional<Convention> conventionSeen() const;
    /// Number of the last question out; nothing before the first.
    std::optional<int> live() const;
    /// Whether the answer came after the next question was out.
    bool isLate(const PostId &post) const;
    QuestionTally tally(int question) const;
    QList<PostId> answersTo(int question) const;           ///< counted ones, oldest first
    QList<int> questionsOf(const PersonId &person) const;  ///< that this person answered
    int withoutQuestion() const { return m_withoutQuestion; }

Q_SIGNALS:
    /// These posts have another match than before; tallies may differ.
    void changed(const QList<core::PostId> &posts);

private:
    /// A person under one handle and name: hosts are known by them.
    struct Speaker {
        PersonId person;
        QString handle;
        QString name;
        bool isHost = false;
    };
    struct Entry {
        KeptPost post;
        AnswerMatch match;
        std::optional<int> byHost;
        std::optional<int> live;  ///< the question that was out last, when this was matched
        bool isNew = true;        ///< replies do not know yet that it is here
        bool beforeFirst = false;
        Trace trace;
    };
    // Matching.
    void matchEverythingAgain();
    void matchFrom(Instant at, QList<PostId> &changedPosts);
    void matchReplies(const PostId &parent, QList<PostId> &changedPosts);
    void matchWithReplies(const QList<PostId> &first, QList<PostId> &changedPosts);
    AnswerMatch freshMatch(const PostId &id, Entry &entry, QList<PostId> &lookAgain);
    bool isBeforeFirst(Instant time) const;
    bool isIntroducing(Instant time) const;
    bool isInvitation(const PostId &post) const;
    void noteInvitation(const PostId &post, const Entry &entry, QList<PostId> &lookAgain);
    MatchContext context(const Entry &entry) const;
    void addParent(const Entry &entry, MatchContext &context) const;
    void addQuoted(const PostId &quoted, MatchContext &context) const;
    std::optional<int> liveAt(Instant time) const;

    // Keeping.
    void keep(const Post &post, QList<PostId> &lookAgain);
    PostId known(const PostId &id) const;
    int speakerOf(const Post &post);
    void link(const PostId &post, const KeptPost &kept);
    void unlink(const PostId &post, const KeptPost &kept);
    const Speaker &speaker(const KeptPost &kept) const { return m_speakers[kept.speaker]; }
    void count(const Entry &entry, const PostId &id, int by);
    void report(const QList<PostId> &posts);

    ChatSettings m_settings;
    HostNames m_hosts;
    QList<int> m_planned;
    QHash<QString, int> m_questionKeys;
    QHash<PostId, Entry> m_entries;
    QMultiHash<PostId, PostId> m_below;  ///< replies, quotes, boosts; also of posts not here yet
    QList<Speaker> m_speakers;
    QHash<QString, int> m_speakerIndex;
    QHash<QString, QString> m_languages;  ///< one copy of each
    Crowd m_crowd;
    QSet<PostId> m_hostPosts;
    QHash<PostId, int> m_words;  ///< what hosts said, also of posts not here yet
    QHash<PostId, int> m_questionPosts;
    QMap<int, Instant> m_posted;
    std::optional<Instant> m_firstPosted;
    QSet<PostId> m_introductionPosts;
    std::optional<Instant> m_introduced;      ///< when people were first asked who they are
    QHash<PostId, Instant> m_invitations;     ///< hosts' posts that ask the same in their own words
    QMap<int, QHash<PersonId, int>> m_tally;  ///< question → person → answers
    QHash<int, QSet<PostId>> m_answers;
    int m_withoutQuestion = 0;
};

}  // namespace core
