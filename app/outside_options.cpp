// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says about the world outside.
#include "app/console.h"
#include "app/hidden_input.h"
#include "app/outside.h"
#include "ui/shell/account_text.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

std::optional<Endpoints> readEndpoints(const QString &name)
{
    const QString place = QDir::toNativeSeparators(name);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        printWords(u"The endpoints cannot be read from %1. Nothing was done; check the name."_s.arg(
            place));
        return std::nullopt;
    }
    const Result<Endpoints> read = Endpoints::fromJson(file.read(largestFile));
    if (!read) {
        printWords(u"%1 cannot be used (%2): it must be a JSON object of networks whose addresses "
                   "all lead to this computer. Nothing was done; mend that entry."_s.arg(
                       place, oneLine(read.error().detail)));
        return std::nullopt;
    }
    return *read;
}

QList<QByteArray> readLines()
{
    const HiddenInput hidden(u"Secrets, a JSON object a line; end with an empty line."_s);
    QList<QByteArray> lines;
    for (;;) {
        const std::optional<QByteArray> line = readInputLine();
        if (!line || line->trimmed().isEmpty())
            return lines;
        lines.append(*line);
    }
}

}  // namespace

std::variant<QList<GivenSecret>, QString> secretsFrom(const QList<QByteArray> &lines)
{
    QList<GivenSecret> secrets;
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QString account = object.value("account"_L1).toString();
        const QJsonValue value = object.value("secret"_L1);
        const QByteArray secret =
            value.isObject() ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                             : value.toString().toUtf8();
        if (account.isEmpty() || secret.isEmpty())
            return u"Line %1 of the secrets is no JSON object with \"account\" and \"secret\". "
                   "Nothing was done; mend that line."_s.arg(secrets.size() + 1);
        secrets.append({account, Secret(secret)});
    }
    return secrets;
}

QString secretErrorText(const Error &error, const QString &account, const QList<Network> &networks)
{
    const QString name = oneLine(account);
    if (error.code == Error::Code::BadInput)
        return u"It is not clear which account %1 of the secrets is. Nothing was posted; write "
               "bluesky:HANDLE with an app password, mastodon:@YOU@SERVER with a token, or the id "
               "that moderato account list shows."_s.arg(name);
    const auto [network, handle] = whoIsMeant(name, networks);
    return ui::signInErrorText(error, network, handle);
}

std::optional<OutsideOptions> readOutsideOptions(const CommandLine &line)
{
    OutsideOptions options;
    if (!line.endpoints.isEmpty()) {
        const std::optional<Endpoints> endpoints = readEndpoints(line.endpoints);
        if (!endpoints)
            return std::nullopt;
        options.endpoints = *endpoints;
    }
    if (!line.secrets)
        return options;
    const auto secrets = secretsFrom(readLines());
    if (const QString *problem = std::get_if<QString>(&secrets)) {
        printWords(*problem);
        return std::nullopt;
    }
    options.secrets = std::get<QList<GivenSecret>>(secrets);
    return options;
}

}  // namespace app
