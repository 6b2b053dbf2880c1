// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/counting_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QTcpServer>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

namespace tests {

using namespace Qt::StringLiterals;

/// What the test and the server's thread both look at.
struct CountingServer::Book {
    mutable std::mutex mutex;
    std::condition_variable changed;
    Behaviour behaviour = Behaviour::Accept;
    QList<Posted> posted;
    int postsOnTheWire = 0;
    int connections = 0;
    int open = 0;
};

namespace {

qsizetype contentLength(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(15).trimmed().toLongLong();
    }
    return 0;
}

bool isGarbage(const QByteArray &head)
{
    return std::any_of(head.begin(), head.end(),
                       [](char byte) { return byte == 0 || quint8(byte) > 0x7e; });
}

QByteArray reply(const QByteArray &status, const QJsonObject &body)
{
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

}  // namespace

/// Accepts and answers; everything of it happens in the server's thread.
class CountingServer::Desk : public QTcpServer {
public:
    Desk(std::shared_ptr<Book> book, std::optional<QSslConfiguration> ssl)
        : m_book(std::move(book))
        , m_ssl(std::move(ssl))
    {}

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &request, const QByteArray &body);
    QByteArray listed() const;

    std::shared_ptr<Book> m_book;
    std::optional<QSslConfiguration> m_ssl;
    std::map<QTcpSocket *, QByteArray> m_unread;  ///< of each connection's present request
};

void CountingServer::Desk::incomingConnection(qintptr descriptor)
{
    QSslSocket *secure = m_ssl ? new QSslSocket(this) : nullptr;
    QTcpSocket *socket = secure ? secure : new QTcpSocket(this);
    {
        const std::lock_guard lock(m_book->mutex);
        ++m_book->connections;
        ++m_book->open;
    }
    // A socket that has gone is deleted, and only then its connection is over for the test.
    connect(socket, &QObject::destroyed, this, [this, socket] {
        m_unread.erase(socket);
        const std::lock_guard lock(m_book->mutex);
        --m_book->open;
        m_book->changed.notify_all();
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (!socket->setSocketDescriptor(descriptor))
        return socket->deleteLater();
    if (secure) {
        connect(secure, &QSslSocket::errorOccurred, socket, &QObject::deleteLater);
        secure->setSslConfiguration(*m_ssl);
        secure->startServerEncryption();
    }
}

void CountingServer::Desk::read(QTcpSocket *socket)
{
    m_unread[socket] += socket->readAll();
    while (takeRequest(socket)) {
    }
}

/// Answers the request that stands first among what came; false if it is not whole yet.
bool CountingServer::Desk::takeRequest(QTcpSocket *socket)
{
    static const QByteArray beginning("POST ");
    QByteArray &unread = m_unread[socket];
    const bool isCounted = socket->property("counted").toBool();
    if (!isCounted && unread.startsWith(beginning)) {
        socket->setProperty("counted", true);
        const std::lock_guard lock(m_book->mutex);
        ++m_book->postsOnTheWire;
    }
    const qsizetype end = unread.indexOf("\r\n\r\n");
    const QByteArray head = end < 0 ? unread : unread.left(end);
    if (isGarbage(head)) {
        unread.clear();
        socket->write(reply("400 Bad Request", {{u"error"_s, u"Garbage"_s}}));
        socket->disconnectFromHost();
        return false;
    }
    const qsizetype length = contentLength(head);
    if (end < 0 || unread.size() < end + 4 + length)
        return false;
    const QByteArray request = unread.left(end + 4 + length);
    unread.remove(0, request.size());
    socket->setProperty("counted", false);
    answer(socket, request, request.mid(end + 4));
    return true;
}

QByteArray CountingServer::Desk::listed() const
{
    QJsonArray posts;
    for (const Posted &post : m_book->posted)
        posts.append(QJsonObject{{u"id"_s, post.id}, {u"text"_s, post.text}});
    return reply("200 OK", {{u"posts"_s, posts}});
}

void CountingServer::Desk::answer(QTcpSocket *socket, const QByteArray &request,
                                  const QByteArray &body)
{
    const std::lock_guard lock(m_book->mutex);
    const Behaviour behaviour = m_book->behaviour;
    if (request.startsWith("GET ")) {
        socket->write(listed());
        return;
    }
    const QJsonValue text = QJsonDocument::fromJson(body).object().value(u"text"_s);
    if (behaviour == Behaviour::Refuse || !text.isString()) {
        socket->write(reply("400 Bad Request", {{u"error"_s, u"Refused"_s}}));
        return;
    }
    if (behaviour == Behaviour::FailBefore) {
        socket->write(reply("503 Service Unavailable", {{u"error"_s, u"Overloaded"_s}}));
        return;
    }
    // Of one length always, so that every exchange of a sweep is as long as the first.
    const QString id = u"%1"_s.arg(m_book->posted.size() + 1, 6, 10, QChar(u'0'));
    m_book->posted.append({.id = id, .text = text.toString(), .request = request});
    if (behaviour == Behaviour::StayAsleep)
        return;
    if (behaviour == Behaviour::FailAfter)
        socket->write(reply("500 Internal Server Error", {{u"error"_s, u"Broken"_s}}));
    else
        socket->write(reply("200 OK", {{u"id"_s, id}, {u"text"_s, text}}));
    if (behaviour == Behaviour::AcceptAndEnd)
        socket->disconnectFromHost();
}

CountingServer::CountingServer(const std::optional<QSslConfiguration> &ssl)
    : m_book(std::make_shared<Book>())
    , m_desk(new Desk(m_book, ssl))
    , m_isSecure(ssl.has_value())
{
    m_desk->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_desk,
        [this] {
            m_desk->listen(QHostAddress::LocalHost);
            m_port = m_desk->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

CountingServer::~CountingServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl CountingServer::url(const QString &path) const
{
    return QUrl(
        u"%1://127.0.0.1:%2%3"_s.arg(m_isSecure ? u"https"_s : u"http"_s).arg(m_port).arg(path));
}

void CountingServer::setBehaviour(Behaviour behaviour)
{
    const std::lock_guard lock(m_book->mutex);
    m_book->behaviour = behaviour;
}

void CountingServer::forget()
{
    const std::lock_guard lock(m_book->mutex);
    m_book->posted.clear();
    m_book->postsOnTheWire = 0;
    m_book->connections = 0;
}

int CountingServer::postsOnTheWire() const
{
    const std::lock_guard lock(m_book->mutex);
    return m_book->postsOnTheWire;
}

QList<CountingServer::Posted> CountingServer::posted() const
{
    const std::lock_guard lock(m_book->mutex);
    return m_book->posted;
}

bool CountingServer::waitUntilIdle(int connections) const
{
    std::unique_lock lock(m_book->mutex);
    return m_book->changed.wait_for(lock, std::chrono::seconds(10), [this, connections] {
        return m_book->connections >= connections && m_book->open == 0;
    });
}

}  // namespace tests
