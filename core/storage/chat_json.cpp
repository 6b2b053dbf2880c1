// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/json.h"
#include "core/storage/json_parts.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

QJsonObject settingsObject(const ChatSettings &settings)
{
    QStringList zones;
    for (const QByteArray &zone : settings.otherZones)
        zones.append(QString::fromLatin1(zone));
    return {{u"questionLetter"_s, settings.questionLetter},
            {u"answerLetter"_s, settings.answerLetter},
            {u"standingParagraph"_s, settings.standingParagraph},
            {u"welcomeText"_s, settings.welcomeText},
            {u"introductionText"_s, settings.introductionText},
            {u"wrapUpText"_s, settings.wrapUpText},
            {u"nextChatText"_s, settings.nextChatText},
            {u"otherZones"_s, json::strings(zones)},
            {u"savedReplies"_s, json::strings(settings.savedReplies)},
            {u"language"_s, settings.language},
            {u"quietReplies"_s, settings.quietReplies},
            {u"moreServers"_s, json::strings(settings.moreServers)},
            {u"templateFolder"_s, settings.templateFolder},
            {u"shortNames"_s, settings.shortNames}};
}

ChatSettings settingsFrom(const QJsonObject &object)
{
    ChatSettings settings;
    const auto take = [&object](QString &target, const QString &name) {
        target = object[name].toString(target);
    };
    take(settings.questionLetter, u"questionLetter"_s);
    take(settings.answerLetter, u"answerLetter"_s);
    take(settings.standingParagraph, u"standingParagraph"_s);
    take(settings.welcomeText, u"welcomeText"_s);
    take(settings.introductionText, u"introductionText"_s);
    take(settings.wrapUpText, u"wrapUpText"_s);
    take(settings.nextChatText, u"nextChatText"_s);
    take(settings.language, u"language"_s);
    settings.quietReplies = object[u"quietReplies"].toBool();
    settings.moreServers = json::strings(object[u"moreServers"]);
    take(settings.templateFolder, u"templateFolder"_s);
    settings.shortNames = object[u"shortNames"].toBool();
    for (const QString &zone : json::strings(object[u"otherZones"]))
        settings.otherZones.append(zone.toLatin1());
    if (object.contains(u"savedReplies"))
        settings.savedReplies = json::strings(object[u"savedReplies"]);
    return settings;
}

QJsonObject cueObject(const Cue &cue)
{
    QJsonObject variants;
    for (auto it = cue.variants.begin(); it != cue.variants.end(); ++it)
        variants.insert(it.key().text(), it.value());
    return {{u"id"_s, cue.id.text()},
            {u"kind"_s, int(cue.kind)},
            {u"number"_s, cue.number},
            {u"text"_s, cue.text},
            {u"offset"_s, qint64(cue.offset.count())},
            {u"locked"_s, cue.locked},
            {u"mode"_s, int(cue.mode)},
            {u"variants"_s, variants},
            {u"pictures"_s, json::pictures(cue.pictures)},
            {u"warning"_s, cue.warning},
            {u"language"_s, cue.language}};
}

Cue cueFrom(const QJsonObject &object)
{
    Cue cue{.id = CueId(object[u"id"].toString()),
            .kind = json::enumFrom(object[u"kind"], CueKind::Other, CueKind::Other),
            .number = object[u"number"].toInt(),
            .text = object[u"text"].toString(),
            .offset = Seconds(object[u"offset"].toInteger()),
            .locked = object[u"locked"].toBool(),
            .mode = json::enumFrom(object[u"mode"], CueMode::Manual, CueMode::Manual),
            .pictures = json::picturesFrom(object[u"pictures"]),
            .warning = object[u"warning"].toString(),
            .language = object[u"language"].toString()};
    const QJsonObject variants = object[u"variants"].toObject();
    for (auto it = variants.begin(); it != variants.end(); ++it)
        cue.variants.insert(NetworkId(it.key()), it.value().toString());
    return cue;
}

template <typename Value>
QStringList isoTexts(const QList<Value> &values)
{
    QStringList texts;
    for (const Value &value : values)
        texts.append(value.toString(Qt::ISODate));
    return texts;
}

}  // namespace

QString toJson(const Chat &chat)
{
    QJsonArray cues;
    for (const Cue &cue : chat.runSheet.cues())
        cues.append(cueObject(cue));
    QStringList accounts;
    for (const AccountId &account : chat.accounts)
        accounts.append(account.text());
    QStringList hostAccounts;
    for (const PersonId &account : chat.hostAccounts)
        hostAccounts.append(account.text());
    return json::text({{u"id"_s, chat.id.text()},
                       {u"title"_s, chat.title},
                       {u"hashtag"_s, chat.hashtag.text()},
                       {u"hosts"_s, json::strings(chat.hosts)},
                       {u"hostAccounts"_s, json::strings(hostAccounts)},
                       {u"date"_s, chat.start.date.toString(Qt::ISODate)},
                       {u"time"_s, chat.start.time.toString(Qt::ISODate)},
                       {u"zone"_s, QString::fromLatin1(chat.start.zone)},
                       {u"second"_s, chat.start.second},
                       {u"recurrence"_s, chat.recurrence},
                       {u"skippedDates"_s, json::strings(isoTexts(chat.skippedDates))},
                       {u"sittings"_s, json::strings(isoTexts(chat.sittings))},
                       {u"length"_s, qint64(chat.length.count())},
                       {u"firstQuestion"_s, qint64(chat.firstQuestion.count())},
                       {u"interval"_s, qint64(chat.interval.count())},
                       {u"accounts"_s, json::strings(accounts)},
                       {u"cues"_s, cues},
                       {u"settings"_s, settingsObject(chat.settings)},
                       {u"stage"_s, int(chat.stage)},
                       {u"archived"_s, chat.archived}});
}

Chat chatFromJson(const QString &text)
{
    const QJsonObject object = json::object(text);
    Chat chat{.id = ChatId(object[u"id"].toString()),
              .title = object[u"title"].toString(),
              .hashtag = Hashtag::fromText(object[u"hashtag"].toString()).value_or(Hashtag()),
              .hosts = json::strings(object[u"hosts"]),
              .start = {QDate::fromString(object[u"date"].toString(), Qt::ISODate),
                        QTime::fromString(object[u"time"].toString(), Qt::ISODate),
                        object[u"zone"].toString().toLatin1(), object[u"second"].toBool()},
              .recurrence = object[u"recurrence"].toString(),
              .length = Minutes(object[u"length"].toInteger(60)),
              .firstQuestion = Seconds(object[u"firstQuestion"].toInteger(8 * 60)),
              .interval = Seconds(object[u"interval"].toInteger(9 * 60)),
              .settings = settingsFrom(object[u"settings"].toObject()),
              .stage = json::enumFrom(object[u"stage"], ChatStage::Ended, ChatStage::Draft),
              .archived = object[u"archived"].toBool()};
    for (const QString &date : json::strings(object[u"skippedDates"]))
        chat.skippedDates.append(QDate::fromString(date, Qt::ISODate));
    for (const QString &time : json::strings(object[u"sittings"]))
        chat.sittings.append(QTime::fromString(time, Qt::ISODate));
    for (const QString &account : json::strings(object[u"accounts"]))
        chat.accounts.append(AccountId(account));
    for (const QString &account : json::strings(object[u"hostAccounts"]))
        chat.hostAccounts.append(PersonId(account));
    QList<Cue> cues;
    for (const QJsonValue &cue : object[u"cues"].toArray())
        cues.append(cueFrom(cue.toObject()));
    chat.runSheet = RunSheet(cues);
    return chat;
}

QString toJson(const Account &account)
{
    return json::text({{u"id"_s, account.id.text()},
                       {u"network"_s, account.network.text()},
                       {u"nativeId"_s, account.nativeId},
                       {u"handle"_s, account.handle},
                       {u"name"_s, account.name},
                       {u"server"_s, account.server},
                       {u"counting"_s, int(account.textRules.counting)},
                       {u"limit"_s, account.textRules.limit},
                       {u"byteLimit"_s, account.textRules.byteLimit},
                       {u"link"_s, account.textRules.link}});
}

Account accountFromJson(const QString &text)
{
    const QJsonObject object = json::object(text);
    using Counting = TextRules::Counting;
    return {
        .id = AccountId(object[u"id"].toString()),
        .network = NetworkId(object[u"network"].toString()),
        .nativeId = object[u"nativeId"].toString(),
        .handle = object[u"handle"].toString(),
        .name = object[u"name"].toString(),
        .server = object[u"server"].toString(),
        .textRules = {json::enumFrom(object[u"counting"], Counting::Clusters, Counting::Clusters),
                      object[u"limit"].toInt(300), object[u"byteLimit"].toInt(),
                      object[u"link"].toInt(23)}};
}

QString toJson(const Progress &progress)
{
    QJsonArray cues;
    for (const CueProgress &cue : progress.cues)
        cues.append(QJsonObject{{u"cue"_s, cue.cue.text()},
                                {u"due"_s, toMs(cue.due)},
                                {u"state"_s, int(cue.state)},
                                {u"releasedAt"_s, json::optionalTime(cue.releasedAt)}});
    return json::text(
        {{u"cues"_s, cues}, {u"heldSince"_s, json::optionalTime(progress.heldSince)}});
}

Progress progressFromJson(const QString &text)
{
    const QJsonObject object = json::object(text);
    Progress progress{.heldSince = json::optionalTime(object[u"heldSince"])};
    for (const QJsonValue &cue : object[u"cues"].toArray())
        progress.cues.append({.cue = CueId(cue[u"cue"].toString()),
                              .due = instantFromMs(cue[u"due"].toInteger()),
                              .state = json::enumFrom(cue[u"state"], CueProgress::State::Skipped,
                                                      CueProgress::State::Late),
                              .releasedAt = json::optionalTime(cue[u"releasedAt"])});
    return progress;
}

}  // namespace core
