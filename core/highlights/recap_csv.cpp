// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_record.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// What makes spreadsheets calculate: the signs themselves, and those that look like them. An
/// apostrophe of the author's own gets a second one, so that taking one away gives the text back.
bool couldCalculate(const QString &cell)
{
    static const QString signs = u"=+-@\t\r'\uFF1D\uFF0B\uFF0D\uFF20\u2212"_s;
    for (const QChar c : cell) {
        if (signs.contains(c))
            return true;
        if (!c.isSpace() && c.isPrint())
            return false;
    }
    return false;
}

QString cellOf(QString text)
{
    text = withoutControls(text);
    if (couldCalculate(text))
        text.prepend(u'\'');
    const bool plain = !text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') &&
                       !text.contains(u';') && !text.contains(u'\t') && text.trimmed() == text;
    return plain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QByteArray row(const QStringList &texts)
{
    QStringList cells;
    for (const QString &text : texts)
        cells.append(cellOf(text));
    return cells.join(u',').toUtf8() + "\r\n";
}

QString yes(bool value)
{
    return value ? u"yes"_s : QString();
}

QString listOf(const QList<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts.join(u' ');
}

const QStringList head = {
    u"time"_s,   u"network"_s,    u"handle"_s, u"name"_s,       u"kind"_s, u"questions"_s,
    u"basis"_s,  u"confidence"_s, u"late"_s,   u"starred by"_s, u"note"_s, u"hidden"_s,
    u"edited"_s, u"reply to"_s,   u"id"_s,     u"link"_s,       u"text"_s, u"withheld"_s};

QStringList cellsOf(const Post &post, const ChatRecord &record)
{
    const AnswerMatch match = record.answers.match(post.id);
    const Marked &marked = record.marks.of(post.id);
    const QString withheld = record.withheld(post);
    const bool open = withheld.isEmpty();
    return {isoTime(post.created),
            post.network.text(),
            post.author.handle,
            open ? post.author.name : QString(),
            wordFor(match.kind),
            listOf(match.questions),
            wordFor(match.basis),
            wordFor(match.confidence),
            yes(record.answers.isLate(post.id)),
            marked.starredBy.join(u", "_s),
            marked.note,
            yes(marked.hidden),
            post.edited ? isoTime(*post.edited) : QString(),
            post.replyTo ? nativeId(*post.replyTo) : QString(),
            nativeId(post.id),
            open ? post.url.toString() : QString(),
            open ? post.text : QString(),
            withheld};
}

}  // namespace

bool writePostsCsv(const ChatRecord &record, QIODevice &out)
{
    bool taken = true;
    const auto put = [&](const QByteArray &bytes) {
        taken = taken && out.write(bytes) == bytes.size();
    };
    put("\xEF\xBB\xBF" + row(head));
    for (const PostHandle handle : record.inOrder()) {
        if (const std::optional<Post> post = record.posts.at(handle))
            put(row(cellsOf(*post, record)));
    }
    return taken;
}

}  // namespace core
