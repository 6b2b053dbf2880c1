// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/chat_record.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {

using namespace Qt::StringLiterals;

namespace {

QJsonArray numbers(const QList<int> &list)
{
    QJsonArray array;
    for (const int number : list)
        array.append(number);
    return array;
}

QJsonValue idOrNull(const std::optional<PostId> &id)
{
    return id ? QJsonValue(nativeId(*id)) : QJsonValue();
}

QJsonObject chatObject(const Chat &chat)
{
    QJsonObject object{{u"title"_s, chat.title},
                       {u"hashtag"_s, chat.hashtag.withSign()},
                       {u"hosts"_s, QJsonArray::fromStringList(chat.hosts)},
                       {u"question_letter"_s, chat.settings.questionLetter},
                       {u"answer_letter"_s, chat.settings.answerLetter},
                       {u"zone"_s, QString::fromLatin1(chat.start.zone)},
                       {u"recurrence"_s, chat.recurrence}};
    if (chat.start.date.isValid())
        object.insert(u"start"_s, isoTime(chat.startInstant()));
    return object;
}

QJsonArray questionsArray(const ChatRecord &record)
{
    QJsonArray questions;
    for (const Cue &cue : record.chat.runSheet.questions()) {
        const QuestionTally tally = tallyOf(cue.number, record.answers, record.people);
        QJsonArray answers;
        for (const PostId &answer : record.answers.answersTo(cue.number))
            answers.append(nativeId(answer));
        questions.append(QJsonObject{
            {u"number"_s, cue.number},
            {u"text"_s, cue.text},
            {u"posted"_s, tally.posted ? QJsonValue(isoTime(*tally.posted)) : QJsonValue()},
            {u"people"_s, tally.people},
            {u"answers"_s, answers}});
    }
    return questions;
}

/// Those who said something of their own, as they are counted; joined accounts are one.
QJsonArray peopleArray(const ChatRecord &record)
{
    QJsonArray array;
    for (const Participant &one : record.people.persons()) {
        if (!hasSpoken(one, record.posts, record.answers, record.marks))
            continue;
        array.append(QJsonObject{{u"network"_s, one.person.network.text()},
                                 {u"handle"_s, one.person.handle},
                                 {u"name"_s, one.person.noArchive ? QString() : one.person.name},
                                 {u"host"_s, one.host},
                                 {u"newcomer"_s, one.newcomer},
                                 {u"posts"_s, int(one.posts.size())},
                                 {u"answered"_s, numbers(one.answered)},
                                 {u"stars"_s, one.stars},
                                 {u"seen_by_a_host"_s, one.seen}});
    }
    return array;
}

QJsonObject statsObject(const ChatStats &stats)
{
    QJsonObject object{
        {u"people"_s, stats.people},         {u"newcomers"_s, stats.newcomers},
        {u"posts"_s, stats.posts},           {u"answers"_s, stats.answers},
        {u"highlights"_s, stats.highlights}, {u"questions_from_the_room"_s, stats.fromTheRoom}};
    if (stats.medianTimeToAnswer)
        object.insert(u"median_seconds_to_answer"_s, qint64(stats.medianTimeToAnswer->count()));
    QJsonArray questions;
    for (const ChatStats::Question &one : stats.questions) {
        QJsonObject question{
            {u"number"_s, one.number}, {u"answers"_s, one.answers}, {u"people"_s, one.people}};
        if (one.medianTimeToAnswer)
            question.insert(u"median_seconds_to_answer"_s, qint64(one.medianTimeToAnswer->count()));
        questions.append(question);
    }
    object.insert(u"questions"_s, questions);
    if (stats.busiestCount > 0)
        object.insert(u"busiest_minute"_s, QJsonObject{{u"start"_s, isoTime(stats.busiestMinute)},
                                                       {u"posts"_s, stats.busiestCount}});
    return object;
}

void addWords(const Post &post, QJsonObject &object)
{
    object.insert(u"name"_s, post.author.name);
    object.insert(u"text"_s, post.text);
    object.insert(u"url"_s, post.url.toString());
    if (!post.warning.isEmpty())
        object.insert(u"warning"_s, post.warning);
    QJsonArray descriptions;
    for (const Media &media : post.media)
        descriptions.append(media.description);
    if (!descriptions.isEmpty())
        object.insert(u"media"_s, descriptions);
}

QJsonObject postObject(const Post &post, const ChatRecord &record)
{
    const AnswerMatch match = record.answers.match(post.id);
    const Marked &marked = record.marks.of(post.id);
    QJsonObject object{
        {u"id"_s, nativeId(post.id)},
        {u"network"_s, post.network.text()},
        {u"author"_s, post.author.handle},
        {u"time"_s, isoTime(post.created)},
        {u"kind"_s, wordFor(match.kind)},
        {u"questions"_s, numbers(match.questions)},
        {u"basis"_s, wordFor(match.basis)},
        {u"confidence"_s, wordFor(match.confidence)},
        {u"late"_s, record.answers.isLate(post.id)},
        {u"hidden"_s, marked.hidden},
        {u"sensitive"_s, post.sensitive},
        {u"starred_by"_s, QJsonArray::fromStringList(marked.starredBy)},
        {u"note"_s, marked.note},
        {u"language"_s, post.language},
        {u"reply_to"_s, idOrNull(post.replyTo)},
        {u"quotes"_s, idOrNull(post.quotes)},
        {u"boosts"_s, idOrNull(post.boosts)},
        {u"edited"_s, post.edited ? QJsonValue(isoTime(*post.edited)) : QJsonValue()}};
    if (const QString reason = record.withheld(post); !reason.isEmpty())
        object.insert(u"withheld"_s, reason);
    else
        addWords(post, object);
    return object;
}

/// Without what a terminal could obey; JSON itself writes lower controls as escapes.
QByteArray compact(const QJsonDocument &document)
{
    const QString text = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return withoutControls(text).toUtf8();
}

QByteArray compact(const QJsonObject &object)
{
    return compact(QJsonDocument(object));
}

QByteArray compact(const QJsonArray &array)
{
    return compact(QJsonDocument(array));
}

}  // namespace

bool writeRecapJson(const ChatRecord &record, QIODevice &out)
{
    bool taken = true;
    const auto put = [&](const QByteArray &bytes) {
        taken = taken && out.write(bytes) == bytes.size();
    };
    put("{\"chat\": " + compact(chatObject(record.chat)));
    put(",\n\"questions\": " + compact(questionsArray(record)));
    put(",\n\"people\": " + compact(peopleArray(record)));
    put(",\n\"stats\": " + compact(statsObject(record.stats)));
    put(",\n\"posts\": [");
    QByteArray separator = "\n";
    for (const PostHandle handle : record.inOrder()) {
        if (const std::optional<Post> post = record.posts.at(handle)) {
            put(separator + compact(postObject(*post, record)));
            separator = ",\n";
        }
    }
    put("\n]}\n");
    return taken;
}

}  // namespace core
