// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/bluesky/tag_spellings.h"

#include <QByteArrayView>

#include <vector>

namespace core::bluesky {

/// A set of DIDs that answers quickly and may say yes too often, never no for one that is in it.
/// One bit stands for all DIDs that end alike enough.
class DidSet {
public:
    void add(QByteArrayView did);
    bool mayContain(const char *begin, const char *end) const
    {
        const size_t bit = bitOf(begin, end);
        return (m_bits[bit / 64] >> (bit % 64)) & 1U;
    }

private:
    static constexpr int bitsLog2 = 16;
    static size_t bitOf(const char *begin, const char *end);
    std::vector<quint64> m_bits = std::vector<quint64>((size_t(1) << bitsLog2) / 64);
};

/// The first look at a frame: whether it may concern us, by its bytes alone.
///
/// Servers write the head of an event always the same way. A frame that begins otherwise, or is no
/// creation of a record, is worth reading; of the others one pass stops only where a tag or the
/// address of a post could begin.
class FrameScan {
public:
    FrameScan(const TagSpellings &tag, const DidSet &own, const DidSet &mentioned)
        : m_tag(tag)
        , m_own(own)
        , m_mentioned(mentioned)
    {}
    bool concerns(QByteArrayView frame);
    qint64 timeUs() const { return m_timeUs; }  ///< 0 where it begins otherwise

private:
    bool readHead();
    template <size_t size>
    bool skip(const char (&words)[size]);
    const char *skipText();
    bool scanRest() const;
    bool stopsAt(const char *at) const;
    bool addressAt(const char *at) const;
    template <size_t size>
    bool isAt(const char *at, const char (&words)[size]) const;

    const TagSpellings &m_tag;
    const DidSet &m_own;
    const DidSet &m_mentioned;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    qint64 m_timeUs = 0;
    bool m_isOwn = false;  ///< written by one of us
};

}  // namespace core::bluesky
