// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/x/budget.h"

#include <QJsonObject>
#include <QObject>

namespace core::x {

/// Counts what X will charge for what one account reads and does.
///
/// Owned by XClient; its parts tell it. Its rule: whoever reads asks mayRead() before each request,
/// so that reading goes beyond the limit by one request at most; whoever posts never asks.
class Meter : public QObject {
    Q_OBJECT

public:
    explicit Meter(Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) {}

    const Budget &budget() const { return m_budget; }
    bool mayRead() const { return m_budget.mayRead(); }
    /// What may be read and what was spent before this run.
    void setLimit(std::optional<MicroDollars> limit, MicroDollars spentBefore);

    /// An answer with posts, users and what came along with them.
    void read(const QJsonObject &answer, Charge posts = Charge::PostRead);
    void readUser(const QString &id);
    /// A post of ours is out.
    void published(const QString &id, const QString &text);
    void did(Charge charge);

Q_SIGNALS:
    void changed();

private:
    template <typename Count>
    void counting(Count count);

    Clock &m_clock;
    Budget m_budget;
};

}  // namespace core::x
