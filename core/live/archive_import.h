// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/question_finder.h"
#include "core/archive/archive_reader.h"
#include "core/storage/storage.h"
#include "core/stream/post_store.h"

namespace core {

/// Makes a finished chat of posts that another program collected.
///
/// The posts go to the chat's own stream.db, a few at a time, so that an archive may be larger
/// than memory; the hosts' question posts become deliveries that were sent, so that a LiveChat
/// opens it like any other evening. What the hosts boosted that evening is starred: it is what they
/// held up. Owned by whoever asked for it, for as long as it takes.
class ArchiveImport : public QObject {
    Q_OBJECT

public:
    struct Options {
        Chat plan;          ///< what was planned; its start may be open
        QStringList files;  ///< of JSON Lines
        QStringList hosts;  ///< handles that somebody named
        QString folder;     ///< the chat's own: gets stream.db
    };
    /// What one file held.
    struct Report {
        QString file;
        ArchiveReader::Count count;
        QList<ArchiveReader::Unreadable> unreadable;  ///< the first ones
    };

    ArchiveImport(Storage &storage, const Options &options, QObject *parent = nullptr);
    /// Given up before its end, it takes away what it had begun.
    ~ArchiveImport() override;

    /// The chat, saved and Ended. Unreadable (detail: the file) where one cannot be opened,
    /// NotFound where there was no post at all, else the errors of Storage.
    Future<Chat> run();

    const QList<Report> &reports() const { return m_reports; }
    /// Handles that were named as hosts, and of whom there is no post.
    const QStringList &missingHosts() const { return m_missingHosts; }

Q_SIGNALS:
    void progressed(double part);  ///< 0 to 1, of the file being read
    /// The disk takes nothing more; it goes on by itself once it does, or can be given up.
    void failed(const core::Error &error);

private:
    struct Boost {
        PersonId by;
        QString name;
        PostId post;
        Instant at;
    };
    Future<Done> readFile(qsizetype index);
    Future<bool> readOn();
    void take(Parsed parsed);
    void takePosts(QList<Post> posts);
    void translate(Post &post) const;
    void noticeOtherWords(Post &post, const QHash<PostId, Post> &latest) const;
    PostId known(const PostId &id) const;
    bool belongsHere(const Post &post) const;
    void learnNames(const Parsed &parsed);
    void meet(const Post &post);
    Future<Done> mend();
    Future<bool> mendOn();
    bool mendPost(Post &post) const;
    Future<Chat> finish();
    QList<Mark> starsOf(const QList<PersonId> &hosts) const;
    Chat finishedChat(const QuestionFinder::Found &found) const;
    QList<Delivery> deliveriesOf(const QuestionFinder::Found &found) const;

    Storage &m_storage;
    Options m_options;
    std::unique_ptr<StreamStorage> m_stream;
    std::unique_ptr<PostStore> m_posts;
    QuestionFinder m_finder;
    ArchiveReader m_reader;
    QList<Report> m_reports;
    QStringList m_missingHosts;
    QHash<quint64, PostId> m_byUri;      ///< hash of a post's uri → the id it first came with
    QHash<PostId, PostId> m_otherNames;  ///< ids of another server or of before an edit
    QHash<QString, Author> m_profiles;   ///< by the network's own id
    QHash<PersonId, Person> m_people;
    QList<Boost> m_boosts;
    SavedStream::Place m_mended;  ///< up to here
    bool m_ownsFolder = false;    ///< made here, and no chat depends on it yet
    Instant m_lastTime;           ///< of the post read last
    bool m_nameless = false;      ///< posts came whose authors were an id alone
};

}  // namespace core
