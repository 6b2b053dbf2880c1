// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/rehearsal/rehearsal_script.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Resources of a static library are only there once somebody asks for them.
static void initRehearsalResources()
{
    Q_INIT_RESOURCE(rehearsal);
}

namespace core {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    initRehearsalResources();
    QFile file(u":/rehearsal/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<QJsonDocument> parse(const QByteArray &json, const QString &what)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(Error::Code::BadInput, what + u": "_s + error.errorString());
    return document;
}

std::optional<CueKind> cueKind(const QString &name)
{
    static const QHash<QString, CueKind> kinds = {{u"welcome"_s, CueKind::Welcome},
                                                  {u"introduction"_s, CueKind::Introduction},
                                                  {u"question"_s, CueKind::Question},
                                                  {u"wrapup"_s, CueKind::WrapUp},
                                                  {u"next"_s, CueKind::NextChat}};
    const auto found = kinds.constFind(name);
    return found == kinds.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Beat::What> whatHappens(const QString &name)
{
    static const QHash<QString, Beat::What> names = {{u"post"_s, Beat::What::Post},
                                                     {u"edit"_s, Beat::What::Edit},
                                                     {u"delete"_s, Beat::What::Delete},
                                                     {u"star"_s, Beat::What::Star},
                                                     {u"boost"_s, Beat::What::Boost},
                                                     {u"drop"_s, Beat::What::Drop},
                                                     {u"rate_limit"_s, Beat::What::RateLimit},
                                                     {u"lose_reply"_s, Beat::What::LoseReply}};
    const auto found = names.constFind(name);
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

PracticePerson personFrom(const QJsonObject &object)
{
    return {.id = object[u"id"].toString(),
            .network = NetworkId(object[u"network"].toString()),
            .handle = object[u"handle"].toString(),
            .name = object[u"name"].toString(),
            .avatar = QUrl(u"practice:"_s + object[u"avatar"].toString().mid(1)),
            .asksNotToBeKept = asksNotToBeKept(object[u"bio"].toString()),
            .newcomer = object[u"newcomer"].toBool(),
            .coHost = object[u"cohost"].toBool()};
}

QList<Media> mediaFrom(const QJsonArray &array)
{
    QList<Media> media;
    for (const QJsonValue &value : array)
        media.append({.url = {}, .description = value[u"alt"].toString()});
    return media;
}

Result<Beat> beatFrom(const QJsonObject &object, const QHash<QString, PracticePerson> &people)
{
    const auto what = whatHappens(object[u"do"].toString());
    Beat beat{.id = object[u"id"].toString(),
              .at = Seconds(object[u"at"].toInt()),
              .by = object[u"by"].toString(),
              .text = object[u"text"].toString(),
              .of = object[u"of"].toString(),
              .reply = object[u"reply"].toString(),
              .quote = object[u"quote"].toString(),
              .network = NetworkId(object[u"network"].toString()),
              .lasting = Seconds(object[u"for"].toInt()),
              .media = mediaFrom(object[u"media"].toArray()),
              .sensitive = object[u"sensitive"].toBool(),
              .language = object[u"language"].toString()};
    if (!what)
        return failure(Error::Code::BadInput, u"unknown beat "_s + object[u"do"].toString());
    beat.what = *what;
    const bool hasAuthor = beat.what == Beat::What::Post || beat.what == Beat::What::Boost;
    if (hasAuthor && !people.contains(beat.by))
        return failure(Error::Code::BadInput, u"unknown person "_s + beat.by);
    return beat;
}

Result<Act> actFrom(const QJsonObject &object, const QHash<QString, PracticePerson> &people)
{
    const auto kind = cueKind(object[u"after"].toString());
    if (!kind)
        return failure(Error::Code::BadInput, u"unknown act "_s + object[u"after"].toString());
    Act act{.after = *kind, .turn = object[u"turn"].toInt()};
    for (const QJsonValue &value : object[u"beats"].toArray()) {
        const Result<Beat> beat = beatFrom(value.toObject(), people);
        if (!beat)
            return tl::unexpected(beat.error());
        act.beats.append(*beat);
    }
    return act;
}

}  // namespace

const Act *RehearsalScript::actFor(CueKind kind, int nth) const
{
    QList<const Act *> candidates;
    for (const Act &act : acts) {
        if (act.after == kind)
            candidates.append(&act);
    }
    return candidates.isEmpty() ? nullptr : candidates.at(nth % candidates.size());
}

Result<RehearsalScript> readRehearsalScript(const QByteArray &peopleJson,
                                            const QByteArray &scriptJson)
{
    const auto people = parse(peopleJson, u"people"_s);
    const auto script = parse(scriptJson, u"script"_s);
    if (!people)
        return tl::unexpected(people.error());
    if (!script)
        return tl::unexpected(script.error());

    RehearsalScript result;
    for (const QJsonValue &value : people->array()) {
        const PracticePerson person = personFrom(value.toObject());
        result.people.insert(person.id, person);
    }
    for (const QJsonValue &value : script->object()[u"acts"].toArray()) {
        const Result<Act> act = actFrom(value.toObject(), result.people);
        if (!act)
            return tl::unexpected(act.error());
        result.acts.append(*act);
    }
    return result;
}

Result<RehearsalScript> bundledRehearsalScript()
{
    return readRehearsalScript(resource(u"people.json"_s), resource(u"script.json"_s));
}

QString bundledPlanText()
{
    return QString::fromUtf8(resource(u"plan.md"_s));
}

}  // namespace core
