// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/mastodon/kept_token.h"

#include "core/networks/parsed.h"

namespace core::mastodon {

using namespace Qt::StringLiterals;

KeptToken keptTokenIn(const Secret &secret)
{
    const QJsonObject kept = objectIn(secret.reveal());
    if (!kept[u"token"].isString())
        return {.token = Secret(secret.reveal().trimmed())};
    return {.token = Secret(kept[u"token"].toString().toUtf8()),
            .accountId = kept[u"accountId"].toString(),
            .clientId = kept[u"clientId"].toString(),
            .clientSecret = Secret(kept[u"clientSecret"].toString().toUtf8()),
            .scopes = kept[u"scopes"].toString().split(u' ', Qt::SkipEmptyParts)};
}

bool mayDo(const KeptToken &kept, const QString &scope)
{
    const QString whole = scope.section(u':', 0, 0);
    return kept.scopes.isEmpty() || kept.scopes.contains(scope) || kept.scopes.contains(whole);
}

}  // namespace core::mastodon
