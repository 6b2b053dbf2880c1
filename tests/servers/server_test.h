// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/endpoints.h"
#include "core/networks/qt_transport.h"
#include "tests/servers/server_process.h"
#include "tests/support/wait_for.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace tests {

/// A test that needs servers: skipped by name where they are not, or failed where they are
/// required.
class ServerTest : public testing::Test {
protected:
    /// Those from npm, unless a test needs others.
    virtual QString whyNot() const { return whyNoServers(); }

    void SetUp() override
    {
        const QString why = whyNot();
        if (!why.isEmpty() && serversAreRequired())
            FAIL() << why.toStdString();
        if (!why.isEmpty())
            GTEST_SKIP() << "skipped: " << why.toStdString();
    }
};

/// A door that leads to these servers only.
inline core::QtTransport::Rules rulesFor(const QStringList &addresses)
{
    core::QtTransport::Rules rules;
    for (const QString &address : addresses)
        rules.testOrigins.append(core::originOf(QUrl(address)));
    return rules;
}

inline QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject bodyOf(const core::Result<core::Reply> &reply)
{
    return reply ? QJsonDocument::fromJson(reply->body).object() : QJsonObject();
}

/// The name of the error in an answer of AT Protocol: "InvalidSwap".
inline QString errorOf(const core::Result<core::Reply> &reply)
{
    return bodyOf(reply).value(QStringLiteral("error")).toString();
}

}  // namespace tests
