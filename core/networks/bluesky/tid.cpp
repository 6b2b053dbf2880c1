// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/tid.h"

#include <algorithm>

namespace core::bluesky {

using namespace Qt::StringLiterals;

namespace {

constexpr int letters = 13;
constexpr int clockBits = 10;
constexpr quint64 microsecondsMask = (quint64(1) << 53) - 1;

const QString &alphabet()
{
    static const QString signs = u"234567abcdefghijklmnopqrstuvwxyz"_s;
    return signs;
}

QString encoded(quint64 value)
{
    QString text(letters, u'2');
    for (int i = letters - 1; i >= 0; --i, value >>= 5)
        text[i] = alphabet().at(qsizetype(value & 31));
    return text;
}

}  // namespace

TidSource::TidSource(quint32 seed) : m_random(seed), m_clockId(m_random.bounded(1 << clockBits)) {}

/// Our clock counts milliseconds; a random rest keeps two desks of one account apart.
QString TidSource::next(Instant now)
{
    const auto milliseconds = quint64(std::max<qint64>(toMs(now), 0));
    const quint64 wanted = milliseconds * 1000 + m_random.bounded(1000);
    m_last = std::max(wanted & microsecondsMask, m_last + 1);
    return encoded(m_last << clockBits | m_clockId);
}

bool isTid(const QString &text)
{
    const auto isLetter = [](QChar c) { return alphabet().contains(c); };
    // The highest of the 65 bits of 13 letters does not exist, the next one is always 0.
    return text.size() == letters && std::all_of(text.begin(), text.end(), isLetter) &&
           alphabet().indexOf(text.front()) < 16;
}

}  // namespace core::bluesky
