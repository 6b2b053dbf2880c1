// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QChar>
#include <QString>
#include <QStringList>

namespace core {

/// What stays the same from one evening of a chat to the next.
///
/// In the standing texts `{tag}`, `{title}`, `{hosts}` and `{next}` stand for the hashtag with its
/// sign, the title, the hosts and the next date.
struct ChatSettings {
    QString questionLetter = QStringLiteral("Q");
    QString answerLetter = QStringLiteral("A");
    QString standingParagraph;  ///< what the chat is; opens every recap
    QString welcomeText =
        QStringLiteral("Welcome to {tag}! Tonight: {title}. Your hosts: {hosts}.");
    QString introductionText =
        QStringLiteral("Please introduce yourself: your name, your role and where you are.");
    QString wrapUpText =
        QStringLiteral("That was our last question. Thank you all! The highlights follow.");
    QString nextChatText = QStringLiteral("See you at the next {tag}: {next}.");
    QByteArrayList otherZones;  ///< IANA names of zones to show beside the chat's
    QStringList savedReplies = {QStringLiteral("Welcome, @{name}!"),
                                QStringLiteral("Thank you, @{name}!")};
    QString language;           ///< ISO 639 of the posts, "en"; empty: the account's own
    bool quietReplies = false;  ///< replies stay out of public timelines, where a network can do so
    QStringList moreServers;    ///< Mastodon servers whose timeline of the tag is read as well
    QString templateFolder;     ///< the host's own recap templates; empty: the built-in ones
    bool shortNames = false;    ///< the recap names everyone as "Ann L.", without handle and link

    bool operator==(const ChatSettings &) const = default;
};

}  // namespace core
