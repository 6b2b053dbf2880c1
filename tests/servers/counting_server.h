// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <memory>
#include <optional>

namespace tests {

/// A network without keys: whoever posts twice is seen twice. `POST` with `{"text": …}` answers
/// `{"id", "text"}`, `GET` lists `{"posts": [{"id", "text"}]}`, oldest first, whatever the path.
///
/// Owned by a test; it runs in a thread of its own. Its rule: a POST counts as on the wire from
/// its first bytes on, and as posted once it has taken effect, whatever was answered.
class CountingServer {
public:
    enum class Behaviour {
        Accept,       ///< takes the post and says so
        Refuse,       ///< 400, nothing taken
        FailBefore,   ///< 503, nothing taken
        FailAfter,    ///< takes the post, and says 500
        StayAsleep,   ///< takes the post, and says nothing
        AcceptAndEnd  ///< takes the post, says so and ends the connection
    };
    struct Posted {
        QString id;
        QString text;
        QByteArray request;  ///< headers and body as they came
    };

    explicit CountingServer(const std::optional<QSslConfiguration> &ssl = {});
    ~CountingServer();
    CountingServer(const CountingServer &) = delete;
    CountingServer &operator=(const CountingServer &) = delete;

    quint16 port() const { return m_port; }
    QUrl url(const QString &path = QStringLiteral("/posts")) const;
    void setBehaviour(Behaviour behaviour);
    /// Nothing was ever posted, and the counts begin anew.
    void forget();

    int postsOnTheWire() const;
    QList<Posted> posted() const;
    /// Waits until that many connections have come since forget() and all are gone again; false if
    /// that has not happened after ten seconds.
    bool waitUntilIdle(int connections) const;

private:
    struct Book;
    class Desk;

    std::shared_ptr<Book> m_book;
    QThread m_thread;
    Desk *m_desk = nullptr;  ///< lives in the thread
    quint16 m_port = 0;
    bool m_isSecure = false;
};

}  // namespace tests
