// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/filter_rules.h"

#include "core/networks/parsed.h"

#include <algorithm>

namespace core::mastodon {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRules = 200;
constexpr int mostKeywords = 200;

bool isForTags(const QJsonArray &contexts)
{
    return contexts.contains(u"public"_s) || contexts.contains(u"thread"_s);
}

/// A border of a word only where the keyword itself begins or ends with a part of one:
/// https://github.com/mastodon/mastodon/blob/main/app/models/custom_filter_keyword.rb
QRegularExpression expressionOf(const QString &keyword, bool wholeWord)
{
    static const QRegularExpression wordAtStart(u"^\\w"_s,
                                                QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression wordAtEnd(u"\\w$"_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
    QString pattern = QRegularExpression::escape(keyword);
    if (wholeWord && wordAtStart.match(keyword).hasMatch())
        pattern.prepend(u"\\b"_s);
    if (wholeWord && wordAtEnd.match(keyword).hasMatch())
        pattern.append(u"\\b"_s);
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::UseUnicodePropertiesOption);
}

void add(FilterRules::Verdict &verdict, bool hides, const QString &title)
{
    verdict.hides = verdict.hides || hides;
    if (!hides && verdict.warning.isEmpty())
        verdict.warning = title;
}

}  // namespace

FilterRules FilterRules::fromJson(const QJsonArray &filters)
{
    FilterRules rules;
    for (const QJsonValue &filter : filters) {
        if (rules.m_rules.size() >= mostRules || !isForTags(filter[u"context"].toArray()))
            continue;
        Rule rule{.title = filter[u"title"].toString(),
                  .hides = filter[u"filter_action"].toString() == u"hide",
                  .until = instantIn(filter[u"expires_at"]),
                  .keywords = {}};
        const QJsonArray keywords = filter[u"keywords"].toArray();
        for (const QJsonValue &one : keywords) {
            const QString keyword = one[u"keyword"].toString();
            if (!keyword.isEmpty() && rule.keywords.size() < mostKeywords)
                rule.keywords.append(expressionOf(keyword, one[u"whole_word"].toBool()));
        }
        rules.m_rules.append(rule);
    }
    return rules;
}

FilterRules::Verdict FilterRules::besideStatus(const QJsonObject &status)
{
    Verdict verdict;
    const QJsonArray results = status[u"filtered"].toArray();
    for (const QJsonValue &result : results) {
        const QJsonValue filter = result[u"filter"];
        if (isForTags(filter[u"context"].toArray()))
            add(verdict, filter[u"filter_action"].toString() == u"hide",
                filter[u"title"].toString());
    }
    return verdict;
}

FilterRules::Verdict FilterRules::of(const Post &post, Instant now) const
{
    QString text = post.warning + u'\n' + post.text;
    for (const Media &media : post.media)
        text += u'\n' + media.description;
    Verdict verdict;
    for (const Rule &rule : m_rules) {
        const auto isIn = [&text](const QRegularExpression &keyword) {
            return keyword.match(text).hasMatch();
        };
        const bool isOver = rule.until && *rule.until <= now;
        if (!isOver && std::any_of(rule.keywords.begin(), rule.keywords.end(), isIn))
            add(verdict, rule.hides, rule.title);
    }
    return verdict;
}

}  // namespace core::mastodon
