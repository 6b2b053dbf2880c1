// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answers/convention.h"
#include "core/chat/chat.h"
#include "core/chat/person.h"

#include <QHash>
#include <QSet>

namespace core {

struct Reading;

/// Finds the hosts of an evening and their question posts where this program posted none of them:
/// in an archive.
///
/// Hosts are those who were named by handle, those whom the plan names, and, on a network where
/// none of these asked, whoever asked most of the plan's questions first. A name alone is no
/// proof: where two people bear it, the one who asked is the host. Owned by ArchiveImport, which
/// shows it every post once; it keeps only what may be the hosts'.
class QuestionFinder {
public:
    /// One of the hosts' posts that is a cue of the plan.
    struct Asked {
        CueId cue;
        PostId post;
        NetworkId network;
        QUrl url;
        QString text;
        Instant at;
        bool byText = false;  ///< it repeats the plan's text, so that no label had to tell it
    };
    struct Found {
        QList<PersonId> hosts;  ///< their accounts
        Convention letters;     ///< of the questions and answers
        QStringList missing;    ///< handles that were named, and nobody bears them
        QList<Asked> asked;     ///< the first of each cue and network, oldest first
    };

    /// `hosts` are handles that somebody named, with or without the leading @.
    QuestionFinder(const Chat &plan, const QStringList &hosts);

    void look(const Post &post);
    void forget(const PostId &post) { m_removed.insert(post); }  ///< deleted by its author
    Found found() const;

private:
    /// A post of somebody who may be a host.
    struct Seen {
        Asked asked;
        StartLabel label;
        QString language;
    };
    /// Somebody who may be a host.
    struct Candidate {
        Author author;
        NetworkId network;
        bool byHandle = false;  ///< somebody named this handle, or the plan does
        QString byName;         ///< the plan's name that this one bears
        QList<Seen> posts;
        bool isNamed() const { return byHandle || !byName.isEmpty(); }
        bool hasAsked() const;
    };

    CueId cueWithTextOf(const Reading &reading) const;
    bool isNamedByHandle(const Author &author) const;
    QString nameBorneBy(const Author &author) const;
    QList<const Candidate *> hosts() const;
    QList<const Candidate *> namedHosts() const;
    QList<const Candidate *> firstAskers(const QSet<NetworkId> &silent) const;
    Convention lettersOf(const QList<const Candidate *> &hosts) const;
    CueId cueOf(const Seen &seen, const QString &letter) const;
    bool isBefore(const Asked &a, const Asked &b) const;

    Chat m_plan;
    QStringList m_namedByCaller;
    QSet<QString> m_handles;          ///< in lower case
    QHash<QString, QString> m_names;  ///< letters of the plan's names → the name
    QList<std::pair<QString, CueId>>
        m_keys;                              ///< questionKey() of the plan's texts, with their cues
    QHash<QString, Candidate> m_candidates;  ///< by network and author
    QSet<QString> m_strangers;               ///< the others, looked at once
    QHash<QChar, int> m_heard;               ///< labels that begin posts, by their letter
    QSet<PostId> m_removed;
};

}  // namespace core
