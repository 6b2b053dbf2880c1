// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/article_words.h"

#include "core/highlights/plain_words.h"
#include "core/highlights/recap_words.h"
#include "ui/shell/counted.h"

#include <QCoreApplication>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Article", text);
}

QString hostsOf(const Recap &recap)
{
    return plainLine(recap.hosts.join(words(" & ")));
}

QString chatName(const Recap &recap)
{
    return recap.hashtag.isEmpty() ? words("chat") : recap.hashtag.withSign();
}

QString figures(const ChatStats &stats)
{
    const QString people =
        counted(stats.people, words("%1 person took part"), words("%1 people took part"));
    const QString answers = counted(stats.answers, words("with %1 answer to our questions."),
                                    words("with %1 answers to our questions."));
    if (stats.newcomers == 0 || stats.newcomers >= stats.people)
        return people + u", "_s + answers;
    return words("%1, %2 of them for the first time, %3")
        .arg(people, QString::number(stats.newcomers), answers);
}

}  // namespace

QString byLine(const Recap &recap)
{
    return recap.hosts.isEmpty() ? QString() : words("By %1").arg(hostsOf(recap));
}

QString openingSentence(const Recap &recap)
{
    const QString title = plainLine(recapTitle(recap));
    QStringList sentences;
    if (recap.date.date.isValid())
        sentences.append(words("Our chat on %1 touched on %2.").arg(longDate(recap.date), title));
    else
        sentences.append(words("Our chat touched on %1.").arg(title));
    if (recap.stats.people > 0)
        sentences.append(figures(recap.stats));
    if (!recap.hosts.isEmpty())
        sentences.append(words("Thank you to %1 for hosting.").arg(hostsOf(recap)));
    return sentences.join(u' ');
}

QString questionLine(const Recap &recap, const Recap::Question &question)
{
    return u"%1%2: "_s.arg(recap.questionLetter).arg(question.number) + plainLine(question.text);
}

QString closingSentence(const Recap &recap)
{
    return recap.hashtag.isEmpty()
               ? words("Thank you to everyone who joined.")
               : words("Thank you to everyone who joined %1.").arg(recap.hashtag.withSign());
}

QString invitation(const Recap &recap)
{
    if (!recap.next)
        return {};
    return words("Join the next %1 on %2, %3.")
        .arg(chatName(recap), longDate(*recap.next), hourAndZone(*recap.next));
}

QString quotedName(const Recap::Quote &quote)
{
    const QString name = plainLine(quote.post.author.name);
    return name.isEmpty() ? plainLine(quote.post.author.handle) : name;
}

QString quotedSource(const Recap::Quote &quote)
{
    const QString handle = plainLine(quote.post.author.handle);
    const QString network = networkName(quote.post.network);
    return (handle.isEmpty() ? QString() : isolated(u'@' + handle) + u" · "_s) + network + u" · "_s;
}

}  // namespace ui
