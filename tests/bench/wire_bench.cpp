// SPDX-License-Identifier: GPL-3.0-or-later
// From the moment a cue is due to the moment its first byte is at a server, over TLS on a warm
// connection: the intent, the claim and "sending" are in a database in the folder for temporary
// files before. Beside it the limit: a bare QSslSocket that writes a request of about that size
// when a timer of its own says so.
#include "core/base/system_clock.h"
#include "core/live/live_chat.h"
#include "core/networks/bluesky/bluesky_network.h"
#include "core/networks/qt_transport.h"
#include "tests/bench/due_chat.h"
#include "tests/servers/certificate.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

const QString did = u"did:plc:abcdefghijklmnopqrstuvwx"_s;

double nowMs()
{
    using Ms = std::chrono::duration<double, std::milli>;
    return std::chrono::duration_cast<Ms>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// As much of a personal data server as one post needs; notes when a POST begins to arrive.
class StampingServer : public QTcpServer {
public:
    explicit StampingServer(const QSslConfiguration &ssl) : m_ssl(ssl) {}

    std::atomic<double> firstByteAt = 0;
    std::atomic<qint64> requestBytes = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            m_unread.erase(socket);
            socket->deleteLater();
        });
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_ssl);
        socket->startServerEncryption();
    }

private:
    void read(QSslSocket *socket)
    {
        const double now = nowMs();
        QByteArray &unread = m_unread[socket];
        const bool begins = unread.isEmpty();
        unread += socket->readAll();
        if (begins && unread.startsWith("POST "))
            firstByteAt = now;
        const qsizetype head = unread.indexOf("\r\n\r\n") + 4;
        const QByteArray length = "Content-Length: ";
        const qsizetype at = unread.indexOf(length);
        const qsizetype body = at < 0 ? 0 : atoll(unread.constData() + at + length.size());
        if (head < 4 || unread.size() < head + body)
            return;
        requestBytes = unread.size();
        answer(socket, QJsonDocument::fromJson(unread.mid(head)).object());
        unread.clear();
    }
    static void answer(QSslSocket *socket, const QJsonObject &record)
    {
        const QString uri = u"at://%1/app.bsky.feed.post/%2"_s.arg(did, record[u"rkey"].toString());
        const QByteArray json =
            QJsonDocument(
                QJsonObject{{u"did"_s, did}, {u"uri"_s, uri}, {u"cid"_s, u"bafyreibench"_s}})
                .toJson(QJsonDocument::Compact);
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(json.size()) + "\r\n\r\n" + json);
    }

    QSslConfiguration m_ssl;
    std::map<QSslSocket *, QByteArray> m_unread;
};

/// The server in a thread of its own, and what a client needs to reach it.
struct Ground {
    Ground()
    {
        server->moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(
            server, [this] { server->listen(QHostAddress::LocalHost); },
            Qt::BlockingQueuedConnection);
    }
    ~Ground()
    {
        QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
        thread.quit();
        thread.wait();
    }
    QString address(const QString &scheme) const
    {
        return u"%1://127.0.0.1:%2"_s.arg(scheme).arg(server->serverPort());
    }

    tests::Certificate certificate = tests::Certificate::make().value();
    StampingServer *server = new StampingServer(certificate.server);
    QThread thread;
};

/// The program's own path: a chat goes live on an account of Bluesky.
class Host {
public:
    explicit Host(Ground &ground)
        : m_ground(ground)
        , m_transport({.testOrigins = {originOf(QUrl(ground.address(u"https"_s)))},
                       .ssl = ground.certificate.client})
        , m_endpoints(*Endpoints::fromJson(
              "{\"bluesky\": {\"jetstream\": \"ws://127.0.0.1:9\", \"pds\": \"" +
              ground.address(u"https"_s).toUtf8() + "\"}}"))
    {
        m_account = {.id = AccountId(u"bluesky:"_s + did),
                     .network = NetworkId(u"bluesky"_s),
                     .nativeId = did,
                     .handle = u"chathost.test"_s,
                     .server = ground.address(u"https"_s),
                     .textRules = TextRules::bluesky()};
        m_secrets.write(m_account.id.text(),
                        Secret(R"({"accessJwt":"access","refreshJwt":"refresh"})"));
    }

    double oneCueOut()
    {
        const Services services{m_clock, m_transport, m_secrets, m_endpoints};
        const auto client = bluesky::network().makeClient(m_account, services);
        const Instant due = bench::nextDue(m_clock, Milliseconds{300});
        auto stream = StreamStorage::open(m_storage->thread(), u":memory:"_s);
        LiveChat live(bench::oneCue(due), {.clock = m_clock,
                                           .storage = *m_storage,
                                           .stream = std::move(*stream),
                                           .clients = {client.get()},
                                           .desk = u"bench"_s});
        tests::waitFor(live.open());
        m_ground.server->firstByteAt = 0;
        live.goLive();
        bench::runUntil([&] {
            const QList<Delivery> all = live.outbox().all();
            return live.isSaved() && !all.isEmpty() && all.first().state == Delivery::State::Sent;
        });
        return m_ground.server->firstByteAt - double(toMs(due));
    }

private:
    Ground &m_ground;
    const QTemporaryDir m_folder;
    SystemClock m_clock;
    QtTransport m_transport;
    MemorySecretStore m_secrets;
    Endpoints m_endpoints;
    std::unique_ptr<Storage> m_storage = *Storage::open(m_folder.path());
    Account m_account;
};

void dueToFirstByte(benchmark::State &state)
{
    Ground ground;
    Host host(ground);
    bench::Doubles late;
    for (auto _ : state)
        late.push_back(host.oneCueOut());
    bench::tell(state, late);
    state.counters["bytes"] = double(ground.server->requestBytes);
}

void bareSocket(benchmark::State &state)
{
    Ground ground;
    SystemClock clock;
    QSslSocket socket;
    socket.setSslConfiguration(ground.certificate.client);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, ground.server->serverPort());
    socket.waitForEncrypted();
    const QByteArray body(400, 'x');
    const QByteArray request =
        "POST / HTTP/1.1\r\nContent-Length: 400\r\n" + QByteArray(260, 'h') + "\r\n\r\n" + body;
    bench::Doubles late;
    for (auto _ : state) {
        const Instant due = bench::nextDue(clock, Milliseconds{300});
        ground.server->firstByteAt = 0;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &socket, [&] { socket.write(request); });
        timer.start(due - clock.now());
        bench::runUntil([&] { return ground.server->firstByteAt > 0; });
        late.push_back(ground.server->firstByteAt - double(toMs(due)));
    }
    bench::tell(state, late);
    state.counters["bytes"] = double(ground.server->requestBytes);
}

BENCHMARK(bareSocket)->Iterations(100)->Unit(benchmark::kMillisecond);
BENCHMARK(dueToFirstByte)->Iterations(100)->Unit(benchmark::kMillisecond);

}  // namespace
