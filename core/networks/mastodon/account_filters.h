// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/networks/mastodon/filter_rules.h"
#include "core/networks/mastodon/mastodon_api.h"

namespace core::mastodon {

/// Whose posts and which words the host does not want to see: as the account has it at its server,
/// asked now and then, and as was said in the program since.
///
/// Owned by Stream. Its rule: what cannot be asked filters nothing; what was known stays.
/// https://docs.joinmastodon.org/methods/filters/, methods/mutes/, methods/blocks/
class AccountFilters : public QObject {
    Q_OBJECT

public:
    static constexpr Minutes everySoOften{10};
    static constexpr Seconds afterFailure{30};
    static constexpr int mostPages = 5;  ///< of 80 accounts

    AccountFilters(Clock &clock, Api &api, QObject *parent = nullptr);

    void start();
    void stop();
    void setAway(const QString &authorId, bool away);

    /// The post as it goes on; nothing where it does not.
    std::optional<Post> passed(const Post &post) const;

Q_SIGNALS:
    void known();  ///< the server has answered, if only that it does not

private:
    void ask();
    void askSoon(const Error &error);
    void answered();
    void askPage(const QString &path, const QString &below, int pages);
    void takePeople(const QString &path, const Reply &reply, int pages);

    Clock &m_clock;
    Api &m_api;
    Alarm m_alarm;
    FilterRules m_rules;
    QHash<QString, QSet<QString>> m_people;  ///< by the list that they stand on
    QHash<QString, QSet<QString>> m_asking;  ///< as far as the pages have come
    QHash<QString, bool> m_said;             ///< in the program
    int m_open = 0;                          ///< questions under way
    bool m_isKnown = false;
    quint64 m_round = 0;
};

}  // namespace core::mastodon
