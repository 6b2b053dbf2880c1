// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/xrpc.h"
#include "tests/support/fake_transport.h"

#include <functional>

namespace tests {

/// A session that answers what a test says, and remembers what it was asked.
class FakeSession : public core::bluesky::Xrpc {
public:
    struct Call {
        QString nsid;
        QUrlQuery query;
        QString item(const char *name) const
        {
            return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        }
    };
    /// SignedOut, unless a test says otherwise.
    std::function<core::Result<core::Reply>(const Call &)> answer;
    QList<Call> calls;

    core::Future<core::Reply> get(const QString &nsid, const QUrlQuery &query) override
    {
        calls.append({nsid, query});
        if (!answer)
            return core::arrived<core::Reply>(core::failure(core::Error::Code::SignedOut));
        return core::arrived<core::Reply>(answer(calls.last()));
    }
    core::Future<core::Reply> post(const QString &, const QByteArray &, const QByteArray &) override
    {
        return core::arrived<core::Reply>(core::failure(core::Error::Code::Refused));
    }
    /// Those of one kind, in order.
    QList<Call> callsOf(const QString &nsid) const
    {
        QList<Call> some;
        for (const Call &call : calls) {
            if (call.nsid == nsid)
                some.append(call);
        }
        return some;
    }
};

}  // namespace tests
