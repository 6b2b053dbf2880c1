// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/x/meter.h"

#include "core/networks/parsed.h"

#include <QJsonArray>

namespace core::x {

using namespace Qt::StringLiterals;

template <typename Count>
void Meter::counting(Count count)
{
    const MicroDollars before = m_budget.spent();
    const bool mightRead = mayRead();
    count();
    if (m_budget.spent() != before || mayRead() != mightRead)
        Q_EMIT changed();
}

void Meter::setLimit(std::optional<MicroDollars> limit, MicroDollars spentBefore)
{
    counting([&] {
        m_budget.setLimit(limit);
        m_budget.setSpentBefore(spentBefore);
    });
}

void Meter::read(const QJsonObject &answer, Charge posts)
{
    counting([&] {
        const auto each = [this](const QJsonArray &all, Charge charge) {
            for (const QJsonValue &one : all)
                m_budget.add(charge, idIn(one[u"id"]), m_clock.now());
        };
        const QJsonValue data = answer[u"data"];
        each(data.isObject() ? QJsonArray{data} : data.toArray(), posts);
        each(answer[u"includes"][u"users"].toArray(), Charge::UserRead);
        each(answer[u"includes"][u"tweets"].toArray(), Charge::PostRead);
        each(answer[u"includes"][u"posts"].toArray(), Charge::PostRead);
    });
}

void Meter::readUser(const QString &id)
{
    counting([&] { m_budget.add(Charge::UserRead, id, m_clock.now()); });
}

/// Found again or told at once, it was made once.
void Meter::published(const QString &id, const QString &text)
{
    counting([&] { m_budget.add(chargeFor(text), u"made "_s + id, m_clock.now()); });
}

void Meter::did(Charge charge)
{
    counting([&] { m_budget.add(charge); });
}

}  // namespace core::x
