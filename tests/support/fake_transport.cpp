// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_transport.h"

namespace tests {

using namespace core;

Future<Reply> FakeTransport::send(const Request &request)
{
    sent.append(request);
    if (neverReplies) {
        m_open.push_back(std::make_shared<QPromise<Result<Reply>>>());
        m_open.back()->start();
        return m_open.back()->future();
    }
    if (!replies.empty()) {
        const Result<Reply> first = replies.front();
        replies.pop_front();
        return arrived<Reply>(first);
    }
    return arrived<Reply>(answer ? answer(request) : failure(Error::Code::Offline));
}

std::unique_ptr<MessageStream> FakeTransport::open(const Request &request)
{
    auto stream = std::make_unique<FakeStream>(request);
    streams.append(stream.get());
    return stream;
}

Future<Reply> FakeTransport::warmUp(const QUrl &url)
{
    warmed.append(url);
    return arrived<Reply>(Reply{.status = 200});
}

void FakeTransport::reply(size_t nth, const Result<Reply> &result)
{
    m_open.at(nth)->addResult(result);
    m_open.at(nth)->finish();
}

Reply FakeTransport::json(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

}  // namespace tests
