// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/answers/evening.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace tests {

namespace {

using namespace core;
using namespace Qt::StringLiterals;

Instant atMinute(double minute)
{
    return instantFromMs(1'800'000'000'000 + qint64(minute * 60'000));
}

std::optional<PostId> idIn(const QJsonObject &line, const QString &key)
{
    return line.contains(key) ? std::optional(PostId(line[key].toString())) : std::nullopt;
}

Post postOf(const QJsonObject &line)
{
    Post post;
    const QString id = line[u"id"].toString();
    post.id = PostId(id);
    post.network = NetworkId(id.section(u':', 0, 0));
    post.author.id = post.author.handle = line[u"by"].toString();
    post.created = atMinute(line[u"at"].toDouble());
    post.text = line[u"text"].toString();
    post.replyTo = idIn(line, u"re"_s);
    post.quotes = idIn(line, u"qt"_s);
    post.boosts = idIn(line, u"rt"_s);
    post.language = line[u"lang"].toString();
    if (line.contains(u"media"))
        post.media = {{QUrl(u"https://pictures.example/1"_s), {}}};
    return post;
}

}  // namespace

Evening::Evening(const QString &fileName)
{
    QFile file(fileName);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << fileName.toStdString();
    while (!file.atEnd()) {
        const QByteArray text = file.readLine();
        QJsonParseError error;
        const QJsonObject line = QJsonDocument::fromJson(text, &error).object();
        EXPECT_EQ(error.error, QJsonParseError::NoError) << text.constData();
        if (m_plan.isEmpty()) {
            m_plan = line;
            continue;
        }
        m_lines.append(line);
        if (line.contains(u"kind"))
            m_expected.insert(PostId(line[u"id"].toString()), line);
        else if (line.contains(u"remove"))
            m_expected.remove(PostId(line[u"remove"].toString()));
    }
}

std::optional<Post> Evening::postIn(const QJsonObject &line) const
{
    if (line.contains(u"remove") || (line.contains(u"host") && !line.contains(u"by")))
        return std::nullopt;
    QJsonObject whole = line;
    if (!line.contains(u"by"))
        whole[u"by"] = m_plan[u"hosts"].toArray().first();
    if (line.contains(u"intro") && !line.contains(u"text"))
        whole[u"text"] = u"Please introduce yourself."_s;
    else if (line.contains(u"asks") && !line.contains(u"text"))
        whole[u"text"] =
            u"%1%2: %3"_s.arg(m_plan[u"letters"].toString().left(1))
                .arg(line[u"asks"].toInt())
                .arg(m_plan[u"plan"][QString::number(line[u"asks"].toInt())].toString());
    return postOf(whole);
}

void Evening::prepare(AnswerTracker &tracker) const
{
    const QString letters = m_plan[u"letters"].toString();
    ChatSettings settings;
    settings.questionLetter = letters.left(1);
    settings.answerLetter = letters.mid(1);
    QStringList hosts;
    for (const QJsonValue &host : m_plan[u"hosts"].toArray())
        hosts.append(host.toString());
    tracker.setSettings(settings, hosts);
    QList<int> numbers;
    QHash<QString, int> keys;
    const QJsonObject plan = m_plan[u"plan"].toObject();
    for (auto it = plan.begin(); it != plan.end(); ++it) {
        numbers.append(it.key().toInt());
        keys.insert(questionKey(it->toString()), it.key().toInt());
    }
    tracker.setQuestions(numbers, keys);
}

void Evening::deliver(const QJsonObject &line, AnswerTracker &tracker)
{
    const PostId id(line[u"id"].toString());
    if (line.contains(u"intro"))
        tracker.addIntroductionPost(id, atMinute(line[u"at"].toDouble()));
    else if (line.contains(u"asks"))
        tracker.addQuestionPost(id, line[u"asks"].toInt(), atMinute(line[u"at"].toDouble()));
    else if (line.contains(u"remove"))
        tracker.remove(PostId(line[u"remove"].toString()));
    else if (line.contains(u"host"))
        tracker.setByHost(id, line[u"host"].isNull() ? std::nullopt
                                                     : std::optional(line[u"host"].toInt()));
    else
        tracker.assign({postOf(line)});
}

}  // namespace tests
