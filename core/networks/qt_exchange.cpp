// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/qt_exchange.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

QtExchange::QtExchange(const Request &request, Milliseconds connectTime, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_body(request.body)
{
    for (QTimer *timer : {&m_connecting, &m_deadline}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    m_connecting.setInterval(connectTime);
    m_deadline.setInterval(request.patience);
    m_pace.setInterval(1000);
}

QtExchange::~QtExchange()
{
    delete m_reply;  // before its manager
}

Future<Reply> QtExchange::start(std::shared_ptr<QNetworkAccessManager> manager,
                                const QNetworkRequest &qt)
{
    m_manager = std::move(manager);
    OneShotBody *body = m_request.mayBeRepeated() ? nullptr : &m_body;
    // Of a method that it does not know Qt would wait for the body that HEAD never brings.
    QNetworkReply *reply = m_request.method == "HEAD"
                               ? m_manager->head(qt)
                               : m_manager->sendCustomRequest(qt, m_request.method, body);
    m_reply = reply;
    reply->setParent(this);
    reply->setReadBufferSize(m_request.mostBytes + 1);
    connect(reply, &QNetworkReply::metaDataChanged, this, &QtExchange::readHeaders);
    connect(reply, &QNetworkReply::readyRead, this, &QtExchange::readBody);
    connect(reply, &QNetworkReply::finished, this, &QtExchange::finish);
    connect(&m_connecting, &QTimer::timeout, this, [this] {
        if (nothingLeft())
            giveUp(u"no connection in time"_s);
    });
    connect(&m_deadline, &QTimer::timeout, this, [this] { giveUp(u"no reply in time"_s); });
    connect(&m_pace, &QTimer::timeout, this, &QtExchange::checkPace);
    m_promise.start();
    m_deadline.start();
    if (!m_request.body.isEmpty())
        m_connecting.start();
    return m_promise.future();
}

void QtExchange::readHeaders()
{
    const auto &headers = m_reply->rawHeaderPairs();
    qint64 bytes = 0;
    for (const auto &[name, value] : headers)
        bytes += name.size() + value.size() + 4;
    if (bytes > limits::headerBytes)
        giveUp(u"more headers than allowed"_s);
    else
        m_pace.start();
}

void QtExchange::readBody()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_request.mostBytes)
        giveUp(u"a longer reply than allowed"_s);
}

void QtExchange::checkPace()
{
    const Seconds passed(++m_paceSeconds);
    if (passed > limits::slowStartTime &&
        m_received.size() < limits::bytesPerSecond * passed.count())
        giveUp(u"a reply that drips"_s);
}

void QtExchange::giveUp(const QString &why)
{
    if (!m_givenUp.isEmpty())
        return;
    m_givenUp = why;
    m_reply->abort();  // finish() follows
}

/// Qt's errors for a status (201 to 499) say that the reply came to its end; all others, and the
/// one for a body that could not be sent again, that it did not.
bool QtExchange::cameWhole() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!m_givenUp.isEmpty() || status < 100)
        return false;
    if (error == QNetworkReply::NoError)
        return true;
    return status >= 400 && error >= QNetworkReply::ContentAccessDenied &&
           error <= QNetworkReply::UnknownServerError &&
           error != QNetworkReply::ContentReSendError && error != QNetworkReply::ProtocolFailure;
}

bool QtExchange::nothingLeft() const
{
    if (m_request.mayBeRepeated())
        return true;  // a question has no effect
    if (!m_request.body.isEmpty())
        return !m_body.wasTaken();
    static constexpr QNetworkReply::NetworkError beforeSending[] = {
        QNetworkReply::ConnectionRefusedError, QNetworkReply::HostNotFoundError,
        QNetworkReply::SslHandshakeFailedError, QNetworkReply::ProxyConnectionRefusedError,
        QNetworkReply::ProxyNotFoundError};
    return std::find(std::begin(beforeSending), std::end(beforeSending), m_reply->error()) !=
           std::end(beforeSending);
}

Error::Code QtExchange::failureCode() const
{
    return nothingLeft() ? Error::Code::Offline : Error::Code::Unconfirmed;
}

void QtExchange::finish()
{
    for (QTimer *timer : {&m_connecting, &m_deadline, &m_pace})
        timer->stop();
    if (m_givenUp.isEmpty())
        readBody();
    if (!cameWhole()) {
        const QString why = m_givenUp.isEmpty() ? m_reply->errorString() : m_givenUp;
        m_promise.addResult(failure(failureCode(), why));
    } else {
        Reply reply{.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                    .body = m_received};
        for (const auto &header : m_reply->rawHeaderPairs())
            reply.headers.append(header);
        m_promise.addResult(Result<Reply>(std::move(reply)));
    }
    deleteLater();
    m_promise.finish();
}

}  // namespace core
