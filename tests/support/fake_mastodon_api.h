// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/mastodon/mastodon_api.h"
#include "tests/support/fake_transport.h"

#include <functional>

namespace tests {

/// A server of Mastodon's API that answers what a test says, and remembers what it was asked.
class FakeMastodonApi : public core::mastodon::Api {
public:
    struct Call {
        QString path;
        QUrlQuery query;
        QByteArray body;  ///< of a post; empty for a get
        QString item(const char *name) const
        {
            return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        }
    };
    struct Opened {
        QString path;
        QUrlQuery query;
        bool asLines = false;
        QPointer<FakeStream> stream;  ///< null once closed by who opened it
    };
    /// NotFound, unless a test says otherwise.
    std::function<core::Result<core::Reply>(const Call &)> answer;
    core::Result<core::mastodon::ServerFacts> serverFacts{core::mastodon::ServerFacts{
        .domain = QStringLiteral("social.example"), .streamsTags = true}};
    QStringList late;  ///< paths whose questions stay open until reply()
    QList<Call> calls;
    QList<Opened> opened;

    core::Future<core::Reply> get(const QString &path, const QUrlQuery &query) override
    {
        return answered({path, query, {}});
    }
    core::Future<core::Reply> post(const QString &path, const QByteArray &json) override
    {
        return answered({path, {}, json});
    }
    std::unique_ptr<core::MessageStream> open(const QString &path, const QUrlQuery &query,
                                              bool asLines) override
    {
        auto stream = std::make_unique<FakeStream>(core::Request{});
        opened.append({path, query, asLines, stream.get()});
        return stream;
    }
    core::Future<core::mastodon::ServerFacts> facts() override
    {
        return core::arrived<core::mastodon::ServerFacts>(serverFacts);
    }

    /// What the oldest question that stayed open at this path is told after all.
    void reply(const QString &path, const core::Result<core::Reply> &result)
    {
        const auto question = m_open[path].takeFirst();
        question->addResult(result);
        question->finish();
    }
    FakeStream *lastStream() const { return opened.isEmpty() ? nullptr : opened.last().stream; }
    /// Those of one path, in order.
    QList<Call> callsOf(const QString &path) const
    {
        QList<Call> some;
        for (const Call &call : calls) {
            if (call.path == path)
                some.append(call);
        }
        return some;
    }

private:
    core::Future<core::Reply> answered(const Call &call)
    {
        calls.append(call);
        if (late.contains(call.path)) {
            m_open[call.path].append(std::make_shared<QPromise<core::Result<core::Reply>>>());
            m_open[call.path].last()->start();
            return m_open[call.path].last()->future();
        }
        if (!answer)
            return core::arrived<core::Reply>(core::failure(core::Error::Code::NotFound));
        return core::arrived<core::Reply>(answer(call));
    }

    QHash<QString, QList<std::shared_ptr<QPromise<core::Result<core::Reply>>>>> m_open;
};

}  // namespace tests
