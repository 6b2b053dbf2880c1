// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/servers/fault_proxy.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace tests {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// The system's calls take any kind of address by a pointer to the general one.
sockaddr *general(sockaddr_in &address)
{
    return reinterpret_cast<sockaddr *>(&address);
}

void sendAll(int socket, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t sent =
            ::send(socket, bytes.constData() + done, size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return;  // the other side has gone, which the next read tells
        done += sent;
    }
}

void close(int &socket)
{
    if (socket >= 0)
        ::close(socket);
    socket = -1;
}

/// RST instead of FIN: a linger time of zero.
void reset(int &socket)
{
    const linger nothing{.l_onoff = 1, .l_linger = 0};
    if (socket >= 0)
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &nothing, sizeof nothing);
    close(socket);
}

void sayEnd(int socket)
{
    if (socket >= 0)
        ::shutdown(socket, SHUT_WR);
}

/// Bytes go on as they come; who does not read holds up the others for a while only.
void setUp(int socket)
{
    const int yes = 1;
    const timeval most{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &most, sizeof most);
}

}  // namespace

FaultProxy::FaultProxy(quint16 target) : m_target(target)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    std::array<int, 2> ends{-1, -1};
    if (::bind(m_listener, general(address), size) != 0 || ::listen(m_listener, 128) != 0 ||
        ::getsockname(m_listener, general(address), &size) != 0 ||
        ::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("the fault proxy cannot listen");
    m_port = ntohs(address.sin_port);
    std::tie(m_wakeRead, m_wakeWrite) = std::pair(ends[0], ends[1]);
    m_thread = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    wake();
    m_thread.join();
    for (Link &link : m_links) {
        close(link.client);
        close(link.server);
    }
    for (int *socket : {&m_listener, &m_wakeRead, &m_wakeWrite})
        close(*socket);
}

void FaultProxy::wake()
{
    const char byte = 0;
    // A full pipe wakes too.
    [[maybe_unused]] const ssize_t written = ::write(m_wakeWrite, &byte, 1);
}

void FaultProxy::setTarget(quint16 port)
{
    const std::lock_guard lock(m_mutex);
    m_target = port;
}

void FaultProxy::arm(const Cut &cut)
{
    forget();
    const std::lock_guard lock(m_mutex);
    m_cut = cut;
}

void FaultProxy::forget()
{
    const std::lock_guard lock(m_mutex);
    m_cut.reset();
    m_seen = {};
    m_passedRequest = m_passedReply = 0;
}

FaultProxy::Seen FaultProxy::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

void FaultProxy::resetAll()
{
    {
        const std::lock_guard lock(m_mutex);
        m_resetsAll = true;
    }
    wake();
}

bool FaultProxy::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    const int asked = ++m_idleAsked;
    wake();
    return m_idle.wait_for(lock, std::chrono::seconds(10),
                           [this, asked] { return m_idleTold >= asked; });
}

void FaultProxy::run()
{
    for (;;) {
        std::vector<pollfd> watched{{m_wakeRead, POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Link &link : m_links) {
            watched.push_back({link.clientEnded ? -1 : link.client, POLLIN, 0});
            watched.push_back({link.serverEnded ? -1 : link.server, POLLIN, 0});
        }
        ::poll(watched.data(), watched.size(), -1);
        const auto hasNews = [&watched](size_t place) { return watched[place].revents != 0; };
        const size_t links = m_links.size();
        for (size_t i = 0; i < links; ++i) {
            if (hasNews(2 + 2 * i))
                pump(m_links[i], Direction::Request);
            if (hasNews(3 + 2 * i) && m_links[i].server >= 0)
                pump(m_links[i], Direction::Reply);
        }
        acceptAll();
        heed();
        std::erase_if(m_links, [](const Link &link) { return link.client < 0; });
        const std::lock_guard lock(m_mutex);
        if (m_stops)
            return;
        if (m_links.empty() && m_idleTold != m_idleAsked) {
            m_idleTold = m_idleAsked;
            m_idle.notify_all();
        }
    }
}

/// What the test's thread asked for.
void FaultProxy::heed()
{
    std::array<char, 64> ignored{};
    while (::read(m_wakeRead, ignored.data(), ignored.size()) > 0) {
    }
    const std::lock_guard lock(m_mutex);
    if (!std::exchange(m_resetsAll, false))
        return;
    for (Link &link : m_links) {
        reset(link.client);
        reset(link.server);
    }
}

void FaultProxy::acceptAll()
{
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        setUp(client);
        connectOn(client);
    }
}

void FaultProxy::connectOn(int client)
{
    const std::lock_guard lock(m_mutex);
    ++m_seen.connections;
    Link link{.client = client, .server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    sockaddr_in address = loopback(m_target);
    if (::connect(link.server, general(address), sizeof address) != 0) {
        reset(link.client);
        close(link.server);
        return;
    }
    setUp(link.server);
    if (m_cut && m_cut->direction == Direction::Request && m_cut->byte == 0) {
        const Cut cut = *std::exchange(m_cut, std::nullopt);
        strike(link, cut, {});
    }
    m_links.push_back(link);
}

void FaultProxy::pump(Link &link, Direction direction)
{
    const bool isRequest = direction == Direction::Request;
    std::array<char, 16384> buffer{};
    const ssize_t length =
        ::recv(isRequest ? link.client : link.server, buffer.data(), buffer.size(), 0);
    const std::lock_guard lock(m_mutex);
    if (length > 0) {
        const QByteArray bytes(buffer.data(), length);
        if (isRequest)
            countRequest(link, bytes);
        else
            m_seen.replyBytes += length;
        if (!link.isDead)
            pass(link, direction, bytes);
    } else if (length < 0 && !link.isDead) {
        reset(link.client);
        reset(link.server);
    } else {
        end(link, direction);
    }
}

/// One side has said that it sends no more.
void FaultProxy::end(Link &link, Direction direction)
{
    if (direction == Direction::Reply) {
        link.serverEnded = true;
        if (!link.isDead)
            sayEnd(link.client);
    } else {
        link.clientEnded = true;
        sayEnd(link.server);
    }
    // A client that has gone takes a broken connection with it.
    if (link.clientEnded && (link.serverEnded || link.isDead)) {
        close(link.client);
        close(link.server);
    }
}

void FaultProxy::countRequest(Link &link, const QByteArray &bytes)
{
    static const QByteArray beginning("POST /");
    const QByteArray seen = link.tail + bytes;
    m_seen.posts += int(seen.count(beginning));
    m_seen.requestBytes += bytes.size();
    link.tail = seen.right(beginning.size() - 1);
}

void FaultProxy::pass(Link &link, Direction direction, const QByteArray &bytes)
{
    const bool isRequest = direction == Direction::Request;
    qint64 &passed = isRequest ? m_passedRequest : m_passedReply;
    const int to = isRequest ? link.server : link.client;
    if (isRequest && link.isGarbled)
        return sendAll(to, QByteArray(bytes.size(), '\xff'));
    if (!m_cut || m_cut->direction != direction || passed + bytes.size() < m_cut->byte) {
        passed += bytes.size();
        return sendAll(to, bytes);
    }
    const Cut cut = *std::exchange(m_cut, std::nullopt);
    const qint64 length = std::max<qint64>(0, cut.byte - passed);
    passed += length;
    sendAll(to, bytes.left(length));
    strike(link, cut, bytes.mid(length));
}

void FaultProxy::strike(Link &link, const Cut &cut, const QByteArray &rest)
{
    ++m_seen.faults;
    if (cut.fault == Fault::Garbage) {
        const bool isRequest = cut.direction == Direction::Request;
        sendAll(isRequest ? link.server : link.client, QByteArray(rest.size(), '\xff'));
        link.isGarbled = isRequest;
        if (isRequest)
            return;
    }
    link.isDead = true;
    if (cut.fault == Fault::Reset) {
        reset(link.client);
        reset(link.server);
    } else if (cut.fault != Fault::Stall) {
        sayEnd(link.client);
        sayEnd(link.server);
    }
}

}  // namespace tests
