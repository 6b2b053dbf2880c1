// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/series_numbers.h"

#include "core/highlights/median.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// The figures by the names they are kept under.
constexpr std::pair<QLatin1StringView, int EveningNumbers::*> figures[] = {
    {"posts"_L1, &EveningNumbers::posts},
    {"people"_L1, &EveningNumbers::people},
    {"newcomers"_L1, &EveningNumbers::newcomers},
    {"answers"_L1, &EveningNumbers::answers},
    {"highlights"_L1, &EveningNumbers::highlights},
    {"fromTheRoom"_L1, &EveningNumbers::fromTheRoom},
};

}  // namespace

EveningNumbers EveningNumbers::of(const Chat &chat, const ChatStats &stats)
{
    return {.chat = chat.id,
            .title = chat.title,
            .start = chat.startInstant(),
            .posts = stats.posts,
            .people = stats.people,
            .newcomers = stats.newcomers,
            .answers = stats.answers,
            .highlights = stats.highlights,
            .fromTheRoom = stats.fromTheRoom,
            .medianTimeToAnswer = stats.medianTimeToAnswer};
}

QString EveningNumbers::toText() const
{
    QJsonObject object{{u"chat"_s, chat.text()}, {u"title"_s, title}, {u"start"_s, toMs(start)}};
    for (const auto &[name, figure] : figures)
        object.insert(name, this->*figure);
    if (medianTimeToAnswer)
        object.insert(u"medianTimeToAnswer"_s, qint64(medianTimeToAnswer->count()));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<EveningNumbers> EveningNumbers::fromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!object.contains(u"chat"_s))
        return std::nullopt;
    EveningNumbers numbers{.chat = ChatId(object[u"chat"].toString()),
                           .title = object[u"title"].toString(),
                           .start = instantFromMs(object[u"start"].toInteger())};
    for (const auto &[name, figure] : figures)
        numbers.*figure = object[name].toInt();
    if (object.contains(u"medianTimeToAnswer"_s))
        numbers.medianTimeToAnswer = Seconds(object[u"medianTimeToAnswer"].toInteger());
    return numbers;
}

std::optional<int> SeriesNumbers::usual(int EveningNumbers::*figure) const
{
    QList<int> values;
    for (const EveningNumbers &evening : former)
        values.append(evening.*figure);
    return median(values);
}

std::optional<Seconds> SeriesNumbers::usualTimeToAnswer() const
{
    QList<Seconds> values;
    for (const EveningNumbers &evening : former) {
        if (evening.medianTimeToAnswer)
            values.append(*evening.medianTimeToAnswer);
    }
    return median(values);
}

}  // namespace core
