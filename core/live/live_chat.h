// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/answer_tracker.h"
#include "core/highlights/chat_record.h"
#include "core/highlights/recap.h"
#include "core/highlights/series_numbers.h"
#include "core/live/board.h"
#include "core/live/lull.h"
#include "core/live/post_queue.h"
#include "core/live/preparer.h"
#include "core/networks/network_client.h"
#include "core/posting/outbox.h"
#include "core/schedule/schedule_runner.h"
#include "core/stream/completeness.h"
#include "core/stream/intake.h"
#include "core/stream/marks.h"
#include "core/stream/people.h"
#include "core/stream/post_store.h"

namespace core {

/// Which posts a list shows: one chip and perhaps a search.
struct PostFilter {
    enum class Show { All, NotAnswered, Starred, Question, NoQuestion, ToCheck, Hidden, Person };
    Show show = Show::All;
    int question = 0;  ///< for Question
    PersonId person;   ///< for Person
    bool operator==(const PostFilter &) const = default;
};

/// Answers to a question are drying up; the next one could come sooner by so much.
struct Lull {
    int question = 0;
    CueId next;
    Minutes sooner{0};
    bool operator==(const Lull &) const = default;
};

/// The stores of one running chat, and the paths between them. Whole paths stand here as plain
/// calls: a post comes in, a question goes out, a host stars.
///
/// Owned by Application or a Rehearsal. Panels read the stores through the const references and
/// ask for changes through the functions below. Hosts' words are shown at once and saved in order;
/// saved() tells when they are on disk.
class LiveChat : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Clock &clock;
        Storage &storage;
        std::unique_ptr<StreamStorage> stream;
        QList<NetworkClient *> clients;  ///< those of the chat's accounts; they outlive the chat
        QString desk;                    ///< name of the host at this program
        bool practice = false;           ///< whoever comes is not remembered
        QList<Person> known;             ///< besides those of former chats
    };
    LiveChat(const Chat &chat, Parts parts, QObject *parent = nullptr);
    ~LiveChat() override;

    /// Loads what was saved of this chat. Call once, before anything else.
    Future<Done> open();
    /// The newest moment in what open() loaded: time must not run behind it.
    Instant latestSaved() const { return m_latestSaved; }
    /// Nothing waits to be written.
    bool isSaved() const { return m_saving == 0 && m_outbox.isSaved(); }

    const Chat &chat() const { return m_chat; }
    const Schedule &schedule() const { return m_runner.schedule(); }
    const Outbox &outbox() const { return m_outbox; }
    const PostStore &posts() const { return m_posts; }
    const AnswerTracker &answers() const { return m_answers; }
    const Marks &marks() const { return m_marks; }
    const People &people() const { return m_people; }
    const Completeness &completeness() const { return m_completeness; }
    ScheduleRunner &runner() { return m_runner; }  ///< for its signals
    Clock &clock() const { return m_clock; }
    QList<Account> accounts() const;
    const QString &desk() const { return m_desk; }
    bool isPractice() const { return m_practice; }

    /// The run sheet starts counting: cues leave at their times from now on. The chat is Armed
    /// until the first has left.
    void goLive();
    /// An Armed chat is a draft again; nothing leaves.
    void disarm();
    /// Nothing more leaves; the recap remains.
    void end();
    /// Follows the tag with every client, without posting anything.
    void follow();

    // What a host says to the schedule.
    void hold() { m_runner.hold(); }
    void resume() { m_runner.resume(); }
    void shift(Minutes by) { m_runner.shift(by); }
    void skip(const CueId &cue) { m_runner.skip(cue); }
    void undoSkip(const CueId &cue) { m_runner.undoSkip(cue); }
    void postNow(const CueId &cue) { m_runner.release(cue); }
    /// Another title, text, mode …; cues that have left keep what they said.
    void setChat(const Chat &chat);

    // What a host says to the outbox.
    Outbox &deliveries() { return m_outbox; }
    /// Posts from the composer; to `accounts`, or as a reply to one post.
    QList<DeliveryId> say(const QString &text, const QList<AccountId> &accounts,
                          const std::optional<PostId> &replyTo);

    /// Takes back a post from the composer that is out: its network deletes it. Unconfirmed: it is
    /// not known to be out, or not known to be gone.
    Future<Done> takeBack(const DeliveryId &said);

    // What a host says about a post.
    void mark(const Mark &mark);
    void star(const PostId &post, bool on);
    void hide(const PostId &post, bool on);
    void setQuestion(const PostId &post, std::optional<int> question);
    void setNote(const PostId &post, const QString &note);

    // What a host does at the network itself, with the chat's account there.
    Future<Done> react(const PostId &post, Reaction reaction, bool on);
    /// Mutes or blocks the author of a post for that account, in every program.
    Future<Done> keepAway(const Post &post, Distance distance, bool on);
    Future<Done> report(const NetworkId &network, const Report &report);
    bool can(const NetworkId &network, Ability ability) const;
    /// By this program, since it was started.
    bool hasReacted(const PostId &post, Reaction reaction) const;
    bool isKeptAway(const PersonId &author, Distance distance) const;

    // What a host says about people; it holds in every chat.
    void setJoined(const QList<JoinedAccount> &joined);
    void setPersonNote(const PersonId &account, const QString &note);

    // Asked by the panels.
    bool matches(const PostFilter &filter, const PostId &post) const;
    QList<PostHandle> select(const PostFilter &filter) const;  ///< in order of time
    int count(const PostFilter &filter) const;
    const Board &board() const { return m_board; }
    /// Like the tracker's, with joined accounts counted as one person.
    QuestionTally tally(int question) const;
    /// The next post that no host has reacted to, or whose question is in doubt, later than `from`;
    /// after the last one the oldest.
    std::optional<PostId> nextNotAnswered(const std::optional<PostId> &from = {}) const;
    std::optional<PostId> nextToCheck(const std::optional<PostId> &from = {}) const;
    std::optional<PostId> previousToCheck(const std::optional<PostId> &from) const;
    /// Whether the next question could come sooner: only where it would come by itself.
    std::optional<Lull> lull() const;
    Future<QList<PostId>> search(const QString &words) { return m_stream->search(words); }
    ChatStats stats() const;
    Recap recap(const QString &introduction = {}, const QList<RecapPicture> &pictures = {}) const;
    ChatRecord record() const;  ///< everything, for the exports of all posts
    /// This chat beside the saved ones of its tag that came before it.
    Future<SeriesNumbers> seriesNumbers();
    /// Keeps the figures with the chat, for the evenings that follow.
    void keepNumbers(const ChatStats &stats);
    /// Links of what was posted for a cue, one a line.
    QStringList links(const CueId &cue) const;
    NetworkClient *client(const NetworkId &network) const;
    /// A text kept for this chat: a draft in the composer, the recap's introduction.
    QString note(const QString &name) const { return m_notes.value(name); }
    void setNote(const QString &name, const QString &text);
    /// Of our posts what the networks tell, of all what came by: boosts have no rows of their own.
    Counts counts(const PostId &post) const;
    const QString &dataFolder() const { return m_storage.folder(); }

Q_SIGNALS:
    void opened();
    void chatChanged();                                   ///< title, texts, stage
    void postsChanged(const QList<core::PostId> &posts);  ///< another match, mark, text or count
    void noteChanged(const QString &name);
    void deliveryChanged(const core::Delivery &delivery);
    void saved();                               ///< everything said so far is on disk
    void saveFailed(const core::Error &error);  ///< kept in memory, tried again

private:
    void connectPaths();
    void tellSettings();
    Future<Done> openPeople();
    void setKnownPeople(const QList<Person> &people);
    Future<Done> restore(const SavedChat &saved);
    Future<bool> restoreMore();
    Progress progressAfterCrash(Progress progress, const QList<Delivery> &deliveries) const;
    void setStage(ChatStage stage);
    QList<PostId> ownPosts(const AccountId &account) const;
    void prepareCue(const CueId &cue);
    void postCue(const CueId &cue);
    void learnOwnPost(const Delivery &delivery);
    void learnQuestion(const Delivery &delivery);
    void take(const QList<Post> &batch);
    void forget(const PostId &post);
    void countBoosts(const QList<Post> &posts, int by);
    void unfollow();
    void followAnew();
    void keepHeard();
    void setHeard(const Heard &later);
    void learnCounts(const PostId &own, const Counts &counts);
    void answersChanged(const QList<PostId> &posts);
    void remember(Mark &mark) const;
    void applied(const Mark &mark);
    void countIn(const Post &post);
    void lookWhatIsLate(Instant since);
    void lookForReactions(const QList<Post> &posts);
    void noteReaction(const Post &post);
    void takeReactionBack(const Post &post);
    void countTargetsOf(const Post &post);
    void countEverythingAnew();
    void trySavingAgain();
    void keep(Future<Done> saving);

    Chat m_chat;
    Clock &m_clock;
    Storage &m_storage;
    std::unique_ptr<StreamStorage> m_stream;
    QList<NetworkClient *> m_clients;
    QString m_desk;
    QList<Person> m_known;
    bool m_practice = false;
    QMap<QString, QString> m_notes;

    ScheduleRunner m_runner;
    Preparer m_preparer;
    Outbox m_outbox;
    Intake m_intake;
    PostStore m_posts;
    AnswerTracker m_answers;
    Marks m_marks;
    People m_people;
    Completeness m_completeness;
    Alarm m_saveAlarm;
    Progress m_progress;  ///< as loaded, until the schedule runs
    Instant m_latestSaved;
    Heard m_heard;  ///< as on disk, or on its way there
    Alarm m_heardAlarm;
    QList<PostId> m_saved;          ///< by former runs
    SavedStream::Place m_restored;  ///< up to here, while it is opened
    Board m_board;
    PostQueue m_toCheck;
    PostQueue m_notAnswered;                  ///< posts that no host has reacted to
    QHash<PostId, QSet<PostId>> m_reactions;  ///< replies, quotes and boosts by hosts
    QMultiHash<PostId, Reaction> m_reacted;
    QMultiHash<PersonId, Distance> m_keptAway;
    QHash<PostId, int> m_boosts;     ///< by what they boost
    QHash<PostId, Counts> m_counts;  ///< of our posts; the networks tell them again
    int m_saving = 0;                ///< saves under way
};

}  // namespace core
