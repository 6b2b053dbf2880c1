// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/source_words.h"

#include "core/live/live_chat.h"
#include "ui/shell/counted.h"
#include "ui/shell/network_badges.h"
#include "ui/shell/times.h"

#include <QCoreApplication>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr double fewLeft = 0.15;  ///< of all requests; from there on a host should know

QString words(const char *text)
{
    return QCoreApplication::translate("SourceWords", text);
}

QString postsOf(int posts)
{
    return counted(posts, words("%1 post"), words("%1 posts"));
}

QString sourceLine(const Source &source, bool alone, const QByteArray &zone)
{
    QStringList facts{postsOf(source.brought)};
    if (!alone)
        facts.append(source.first > 0 ? words("%1 seen here first").arg(source.first)
                                      : words("all seen elsewhere first"));
    if (source.polls)
        facts.append(words("asked now and then"));
    if (const QString state = connectionWord(source.connection, zone); !state.isEmpty())
        facts.append(state);
    return source.server + u": "_s + facts.join(u", "_s);
}

/// The name of the account's server, where the network has many.
QString serverOf(const NetworkClient &client)
{
    const QString host = QUrl(client.account().server).host();
    return host.isEmpty() ? networkName(client.account().network) : host;
}

/// What was left before is of no interest once it was renewed.
std::optional<Allowance> allowanceOf(const LiveChat &live, const NetworkClient &client)
{
    const std::optional<Allowance> allowance = client.allowance();
    const bool holds = allowance && allowance->most > 0 && allowance->renewed > live.clock().now();
    return holds ? allowance : std::nullopt;
}

}  // namespace

QString sourcesText(const QString &network, const QList<Source> &sources, int posts)
{
    return words("%1: %2, %3")
        .arg(network, counted(int(sources.size()), words("%1 server"), words("%1 servers")),
             postsOf(posts));
}

QString sourcesDetails(const QString &network, const QList<Source> &sources, int posts,
                       const QByteArray &zone)
{
    QStringList lines{sourcesText(network, sources, posts)};
    for (const Source &source : sources)
        lines.append(sourceLine(source, sources.size() == 1, zone));
    lines.append(
        sources.size() == 1
            ? words("%1 shows what this server has seen; there may be more elsewhere.").arg(network)
            : words("%1 shows what these servers have seen; there may be more elsewhere.")
                  .arg(network));
    return lines.join(u'\n');
}

QString allowanceSentence(const QString &server, const Allowance &allowance, const QByteArray &zone)
{
    return words("%1 takes %2 requests; %3 are left until %4.")
        .arg(server)
        .arg(allowance.most)
        .arg(allowance.left)
        .arg(clockTime(allowance.renewed, zone));
}

StatusText allowanceText(const QString &network, const QString &server, const Allowance &allowance,
                         const QByteArray &zone)
{
    if (allowance.most <= 0 || allowance.left * 2 >= allowance.most)
        return {};
    const bool few = allowance.left < fewLeft * allowance.most;
    return {words("%1 %2/%3 left").arg(network).arg(allowance.left).arg(allowance.most),
            few ? u"warn"_s : QString(), allowanceSentence(server, allowance, zone)};
}

QList<StatusText> sourceTexts(const LiveChat &live, const NetworkId &network)
{
    QList<StatusText> texts;
    const QString name = networkName(network);
    const QByteArray &zone = live.chat().start.zone;
    const SourceReport report = live.completeness().reports().value(network);
    if (!report.sources.isEmpty())
        texts.append({sourcesText(name, report.sources, report.posts),
                      {},
                      sourcesDetails(name, report.sources, report.posts, zone)});
    const NetworkClient *client = live.client(network);
    if (const auto allowance = client ? allowanceOf(live, *client) : std::nullopt) {
        const StatusText left = allowanceText(name, serverOf(*client), *allowance, zone);
        if (!left.text.isEmpty())
            texts.append(left);
    }
    return texts;
}

QString sourceDetails(const LiveChat &live, const NetworkId &network)
{
    QStringList lines;
    const QByteArray &zone = live.chat().start.zone;
    const SourceReport report = live.completeness().reports().value(network);
    if (!report.sources.isEmpty())
        lines.append(sourcesDetails(networkName(network), report.sources, report.posts, zone));
    const NetworkClient *client = live.client(network);
    if (const auto allowance = client ? allowanceOf(live, *client) : std::nullopt)
        lines.append(allowanceSentence(serverOf(*client), *allowance, zone));
    return lines.join(u'\n');
}

QString hintOf(const QString &lines)
{
    return lines.isEmpty() ? QString()
                           : u"<qt><div style='white-space: nowrap'>"_s +
                                 lines.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</div></qt>"_s;
}

}  // namespace ui
