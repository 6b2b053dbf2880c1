// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_sign_in.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"
#include "tests/support/settle.h"

#include <QEventLoop>
#include <QTcpSocket>
#include <QTimer>

#include <gtest/gtest.h>

namespace tests {

using namespace core;
using namespace core::mastodon;
using namespace Qt::StringLiterals;
using Code = Error::Code;

/// A host who does what a test says on the page that is opened.
struct Browser {
    QUrl page;
    bool givesCode = false;
    int opened = 0;

    QString item(const QString &key) const
    {
        return QUrlQuery(page).queryItemValue(key, QUrl::FullyDecoded);
    }
    /// Follows the redirect as if the server had answered so.
    void comeBack(const QString &answer) const
    {
        const QUrl redirect(item(u"redirect_uri"_s));
        QTcpSocket socket;
        QEventLoop loop;
        QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
        QObject::connect(&socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
        QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
            socket.write("GET " + redirect.path().toLatin1() + '?' + answer.toLatin1() +
                         "&state=" + item(u"state"_s).toLatin1() + " HTTP/1.1\r\n\r\n");
        });
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);  // only a broken server needs it
        socket.connectToHost(redirect.host(), quint16(redirect.port()));
        loop.exec();
        settle();
    }
};

/// Signing in at https://social.example, a server with one account behind a FakeTransport.
class MastodonSignInTest : public testing::Test {
protected:
    MastodonSignInTest()
    {
        transport.answer = [this](const Request &request) {
            const QString path = request.url.path();
            if (auto &once = instead[path]; !once.isEmpty())
                return once.takeFirst();
            return request.url.host() == host ? usual(request)
                                              : Result<Reply>(Reply{.status = 404});
        };
        makeSignIn();
    }
    void makeSignIn()
    {
        signIn = std::make_unique<MastodonSignIn>(Services{clock, transport, secrets, endpoints});
        QObject::connect(signIn.get(), &SignIn::browserNeeded, signIn.get(),
                         [this](const QUrl &page, bool givesCode) {
                             browser.page = page;
                             browser.givesCode = givesCode;
                             ++browser.opened;
                         });
    }
    Result<Reply> usual(const Request &request)
    {
        const QString path = request.url.path();
        if (path == u"/api/v2/instance")
            return FakeTransport::json(
                200, R"({"domain":"example","version":")" + version +
                         R"(","source_url":"https://code.example/mastodon/mastodon",
                            "configuration":{"statuses":{"max_characters":700}}})");
        if (path == u"/api/v1/apps")
            return FakeTransport::json(200,
                                       R"({"client_id":"app&1","client_secret":"canary-app"})");
        if (path == u"/oauth/token")
            return FakeTransport::json(200, R"({"access_token":"canary-token","token_type":"Bearer",
                                               "scope":"read write","created_at":1})");
        if (path == u"/api/v1/accounts/verify_credentials") {
            if (request.bearer != Secret("canary-token"))
                return FakeTransport::json(401, R"({"error":"The access token is invalid"})");
            return FakeTransport::json(
                200, R"({"id":"42","username":"ann","acct":"ann","display_name":"Ann Lee",
                         "uri":"https://social.example/users/ann","url":"https://social.example/@ann"})");
        }
        return Reply{.status = 404};
    }
    /// Up to the browser, and with this answer back from there.
    Result<SignedIn> throughTheBrowser(const QString &answer = u"code=c%2F1"_s)
    {
        const Future<SignedIn> signingIn = signIn->signIn(u"social.example"_s, {});
        EXPECT_EQ(browser.opened, 1);
        if (browser.givesCode || browser.opened == 0)
            return failure(Code::NotFound);
        browser.comeBack(answer);
        return signingIn.isFinished() ? signingIn.result() : failure(Code::InUse);
    }
    QList<Request> requestsTo(const QString &path) const
    {
        QList<Request> some;
        for (const Request &request : transport.sent) {
            if (request.url.path() == path)
                some.append(request);
        }
        return some;
    }
    /// A field of the form that was sent last to `path`.
    QString field(const QString &path, const QString &name) const
    {
        const QUrlQuery form(
            QString::fromUtf8(requestsTo(path).value(requestsTo(path).size() - 1).body));
        return form.queryItemValue(name, QUrl::FullyDecoded);
    }
    static QJsonObject kept(const SignedIn &signedIn)
    {
        return QJsonDocument::fromJson(signedIn.secret.reveal()).object();
    }

    const QString apps = u"/api/v1/apps"_s;
    const QString token = u"/oauth/token"_s;
    const QString who = u"/api/v1/accounts/verify_credentials"_s;
    FakeClock clock;
    FakeTransport transport;
    MemorySecretStore secrets;
    Endpoints endpoints;
    QString host = u"social.example"_s;
    QByteArray version = "4.5.1";
    QHash<QString, QList<Result<Reply>>> instead;  ///< by path, one after the other
    Browser browser;
    std::unique_ptr<MastodonSignIn> signIn;
};

}  // namespace tests
