// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/one_shot_body.h"
#include "core/networks/transport.h"

#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

namespace core {

/// One request under way, from the first byte to a Reply or the reason why there is none.
///
/// Owned by QtTransport; it goes by itself when it is over. Its rule: only a reply that came whole
/// is a Reply; whether anything left this computer is told by the body, which Qt takes only when
/// it writes the request.
class QtExchange : public QObject {
    Q_OBJECT

public:
    QtExchange(const Request &request, Milliseconds connectTime, QObject *parent);

    ~QtExchange() override;
    /// Sends it; the manager stays until the exchange is over, whoever else lets it go.
    Future<Reply> start(std::shared_ptr<QNetworkAccessManager> manager, const QNetworkRequest &qt);

private:
    void readHeaders();
    void readBody();
    void checkPace();
    void giveUp(const QString &why);
    void finish();
    bool cameWhole() const;
    bool nothingLeft() const;
    Error::Code failureCode() const;

    Request m_request;
    OneShotBody m_body;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr;
    QPromise<Result<Reply>> m_promise;
    QByteArray m_received;
    QString m_givenUp;  ///< why we ended it ourselves
    QTimer m_connecting;
    QTimer m_deadline;
    QTimer m_pace;
    int m_paceSeconds = 0;
};

}  // namespace core
