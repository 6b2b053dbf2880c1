// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_record.h"

#include "core/highlights/consent.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

QList<PostHandle> ChatRecord::inOrder() const
{
    QList<PostHandle> handles;
    handles.reserve(posts.liveCount());
    for (PostHandle handle = 0; handle < PostHandle(posts.count()); ++handle) {
        if (!posts.row(handle).removed)
            handles.append(handle);
    }
    std::ranges::stable_sort(handles, {},
                             [this](PostHandle handle) { return posts.row(handle).created; });
    return handles;
}

QString ChatRecord::withheld(const Post &post) const
{
    if (post.confidential)
        return u"not public"_s;
    return asksNotToBeKept(post, people) ? u"asks not to be archived"_s : QString();
}

QString withoutControls(QString text)
{
    return text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
}

QString wordFor(PostKind kind)
{
    switch (kind) {
    case PostKind::Answer:
        return u"answer"_s;
    case PostKind::Question:
        return u"question"_s;
    case PostKind::SideTalk:
        return u"side_talk"_s;
    case PostKind::Introduction:
        return u"introduction"_s;
    case PostKind::Chatter:
        return u"chatter"_s;
    case PostKind::Housekeeping:
        return u"housekeeping"_s;
    case PostKind::Boost:
        return u"boost"_s;
    case PostKind::Spam:
        return u"spam"_s;
    }
    return {};
}

QString wordFor(Basis basis)
{
    switch (basis) {
    case Basis::None:
        return u"none"_s;
    case Basis::Label:
        return u"label"_s;
    case Basis::Reply:
        return u"reply"_s;
    case Basis::Quote:
        return u"quote"_s;
    case Basis::OwnThread:
        return u"own_thread"_s;
    case Basis::Host:
        return u"host"_s;
    }
    return {};
}

QString wordFor(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Sure:
        return u"sure"_s;
    case Confidence::Likely:
        return u"likely"_s;
    case Confidence::Check:
        return u"check"_s;
    }
    return {};
}

}  // namespace core
