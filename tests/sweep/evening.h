// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rehearsal/program.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tests {

/// A chat of three questions that the whole program hosts without a window, and what is told of it
/// afterwards.
///
/// Owned by a test, which brings the servers. Its rule: the same chat for every network.
class Evening {
public:
    struct Login {
        QString account;  ///< with its network: "bluesky:chathost.test"
        QString secret;
    };
    static constexpr int cues = 7;  ///< welcome, introduction, three questions, wrap-up, next chat

    explicit Evening(const QJsonObject &endpoints);

    /// On all these accounts at once, the first cue after `first`.
    void host(const QList<Login> &logins, const QString &first, const QString &every);
    /// It came to its end, everything is out, and nobody was told a secret.
    void expectAGoodEnd(const QList<Login> &logins);
    /// The posts of the recap, and that one of them answers the first question, by this author.
    QJsonArray expectTheAnswerInTheRecap(const QString &author);

    /// The beginnings of the questions, in the order in which they were posted.
    static QStringList questionsOf(const QStringList &texts);

    Program program;

private:
    void write(const QString &name, const QByteArray &content);
};

}  // namespace tests
