// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/consent.h"

#include "core/highlights/plain_words.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Whether the words were changed after what the host saw of them. A star of an older program does
/// not say what it was about: then the times decide.
bool isEditedSince(const Post &post, const Marked &marked)
{
    if (!post.edited)
        return false;
    if (marked.starred)
        return marked.starred->edited < post.edited;
    return marked.starredAt < *post.edited;
}

QList<ConsentReason> reasonsAgainst(const Post &post, const Marked &marked, const People &people)
{
    QList<ConsentReason> reasons;
    if (isEditedSince(post, marked))
        reasons.append(ConsentReason::Edited);
    if (marked.hidden)
        reasons.append(ConsentReason::Hidden);
    if (asksNotToBeKept(post, people))
        reasons.append(ConsentReason::AsksNotToBeKept);
    if (post.sensitive)
        reasons.append(ConsentReason::Sensitive);
    if (post.confidential)
        reasons.append(ConsentReason::NotPublic);
    return reasons;
}

/// The first letter as people see it, with its accents.
QString firstLetter(const QString &word)
{
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
    const qsizetype end = letters.toNextBoundary();
    return end > 0 ? word.left(end) : QString();
}

}  // namespace

bool asksNotToBeKept(const Post &post, const People &people)
{
    const Participant *author = people.find(personId(post.network, post.author));
    return post.author.asksNotToBeKept || (author && author->person.noArchive);
}

std::optional<ConsentCase> consentCase(const PostId &id, const std::optional<Post> &now,
                                       const Marks &marks, const People &people)
{
    const Marked &marked = marks.of(id);
    ConsentCase found{.post = id, .now = now, .starredAt = marked.starredAt};
    if (!now) {
        found.reasons = {ConsentReason::Deleted};
        found.author = marked.starred ? marked.starred->author : QString();
        return found;
    }
    found.reasons = reasonsAgainst(*now, marked, people);
    if (found.reasons.isEmpty())
        return std::nullopt;
    found.author = Remembered::of(*now).author;
    if (marked.consent && marked.consentTo.edited == now->edited)
        found.decision = marked.consent;
    return found;
}

bool isStarredBefore(const ConsentCase &a, const ConsentCase &b)
{
    return std::tie(a.starredAt, a.post) < std::tie(b.starredAt, b.post);
}

QList<ConsentCase> consentCases(const PostStore &posts, const Marks &marks, const People &people)
{
    QList<ConsentCase> cases;
    for (const PostId &id : marks.starred()) {
        if (const auto found = consentCase(id, posts.find(id), marks, people))
            cases.append(*found);
    }
    std::sort(cases.begin(), cases.end(), isStarredBefore);
    return cases;
}

QString shortName(const QString &name)
{
    const QStringList words = plainLine(name).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    if (words.size() == 1)
        return words.first();
    const QString letter = firstLetter(words.last());
    return u"%1 %2."_s.arg(words.first(), letter);
}

Post withShortName(Post post)
{
    QString name = shortName(post.author.name);
    // A handle that stands in the place of the name would lead to the author all the same.
    if (name.contains(u'@') || (!post.author.handle.isEmpty() && name == post.author.handle))
        name = firstLetter(name.startsWith(u'@') ? name.mid(1) : name) + u'.';
    post.author = {.name = name};
    post.url.clear();
    return post;
}

}  // namespace core
