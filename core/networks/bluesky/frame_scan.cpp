// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/networks/bluesky/frame_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace core::bluesky {

namespace {

constexpr char fullWidthSign[] = "\xEF\xBC\x83";  // ＃
constexpr unsigned char fullWidthStart = 0xEF;
constexpr unsigned char fullWidthNext = 0xBC;
constexpr char caseBit = 0x20;

/// Whether a sign, an escaped sign or the beginning of a text stands here, and behind it something
/// that may be the tag or an address. `first` is the tag's first letter in lower case.
bool isStop(char byte, char next, char first)
{
    const bool other = static_cast<unsigned char>(next) >= 0x80 || next == '\\' || next == '_';
    const bool mayBegin = other || char(next | caseBit) == first || next == 'a';
    return ((byte == '"' || byte == '#') && mayBegin) || (byte == '\\' && next == 'u') ||
           (static_cast<unsigned char>(byte) == fullWidthStart &&
            static_cast<unsigned char>(next) == fullWidthNext);
}

#ifdef __SSE2__
constexpr qsizetype blockSize = 16;

/// One bit for each of sixteen bytes that is a stop. Reads the byte behind them too.
unsigned stopsIn(const char *block, char first)
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block));
    const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + 1));
    const auto are = [](__m128i these, unsigned char byte) {
        return _mm_cmpeq_epi8(these, _mm_set1_epi8(static_cast<char>(byte)));
    };
    const __m128i folded = _mm_or_si128(next, _mm_set1_epi8(caseBit));
    const __m128i letters = _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8(first)),
                                         _mm_or_si128(are(next, 'a'), are(next, '_')));
    // The mask takes the highest bit of each byte, which is set where a letter is not ASCII.
    const __m128i mayBegin = _mm_or_si128(_mm_or_si128(letters, are(next, '\\')), next);
    const __m128i text = _mm_and_si128(_mm_or_si128(are(bytes, '"'), are(bytes, '#')), mayBegin);
    const __m128i escape = _mm_and_si128(are(bytes, '\\'), are(next, 'u'));
    const __m128i wide = _mm_and_si128(are(bytes, fullWidthStart), are(next, fullWidthNext));
    return unsigned(_mm_movemask_epi8(_mm_or_si128(text, _mm_or_si128(escape, wide))));
}
#endif

/// Where a DID that begins here ends: before the sign that closes it in JSON or in an address.
const char *endOfDid(const char *at, const char *end)
{
    // Nearly all are of one kind and length: did:plc: and 24 signs.
    constexpr ptrdiff_t usual = 32;
    if (end - at > usual && at[usual] == '/' && std::memcmp(at, "did:plc:", 8) == 0)
        return at + usual;
    while (at != end && *at != '"' && *at != '/' && *at != '\\')
        ++at;
    return at;
}

}  // namespace

size_t DidSet::bitOf(const char *begin, const char *end)
{
    // The last signs of a DID are as good as random (did:plc) or tell one host from another.
    char last[8] = {};
    const auto length = std::min<ptrdiff_t>(end - begin, sizeof last);
    std::memcpy(last, end - length, size_t(length));
    return size_t((std::bit_cast<quint64>(last) * 0x9E3779B97F4A7C15U) >> (64 - bitsLog2));
}

void DidSet::add(QByteArrayView did)
{
    const size_t bit = bitOf(did.data(), did.data() + did.size());
    m_bits[bit / 64] |= quint64(1) << (bit % 64);
}

/// The length is known where it is called, so that it costs a comparison and no call.
template <size_t size>
bool FrameScan::isAt(const char *at, const char (&words)[size]) const
{
    constexpr size_t length = size - 1;
    return m_end - at >= ptrdiff_t(length) && std::memcmp(at, words, length) == 0;
}

template <size_t size>
bool FrameScan::skip(const char (&words)[size])
{
    if (!isAt(m_at, words))
        return false;
    m_at += size - 1;
    return true;
}

bool FrameScan::concerns(QByteArrayView frame)
{
    m_at = frame.data();
    m_end = m_at + frame.size();
    m_timeUs = 0;
    return !readHead() || m_isOwn || scanRest();
}

/// `{"did":"…","time_us":…,"kind":"commit","commit":{"rev":"…","operation":"create",…`
/// https://github.com/bluesky-social/jetstream#example-events
bool FrameScan::readHead()
{
    if (!skip(R"({"did":")"))
        return false;
    const char *did = m_at;
    const char *endOfAuthor = skipText();
    if (!endOfAuthor || !skip(R"(,"time_us":)"))
        return false;
    constexpr int mostDigits = 17;
    qint64 time = 0;
    for (int i = 0; i < mostDigits && m_at != m_end && *m_at >= '0' && *m_at <= '9'; ++i, ++m_at)
        time = time * 10 + (*m_at - '0');
    if (!skip(R"(,"kind":"commit","commit":{"rev":")") || !skipText() ||
        !skip(R"(,"operation":"create","collection":")") || time <= 0)
        return false;
    m_isOwn = m_own.mayContain(did, endOfAuthor);
    m_timeUs = time;
    return true;
}

/// To behind the quote that closes it; where that stands, or null.
const char *FrameScan::skipText()
{
    const void *quote = std::memchr(m_at, '"', size_t(m_end - m_at));
    if (!quote)
        return nullptr;
    const char *end = static_cast<const char *>(quote);
    m_at = end + 1;
    return end;
}

bool FrameScan::scanRest() const
{
    const char *at = m_at;
    const char first = m_tag.firstLetter();
#ifdef __SSE2__
    for (; m_end - at > blockSize; at += blockSize) {
        for (unsigned stops = stopsIn(at, first); stops != 0; stops &= stops - 1) {
            if (stopsAt(at + std::countr_zero(stops)))
                return true;
        }
    }
#endif
    for (; m_end - at > 1; ++at) {
        if (isStop(at[0], at[1], first) && stopsAt(at))
            return true;
    }
    return false;
}

bool FrameScan::stopsAt(const char *at) const
{
    switch (*at) {
    case '"':
        return (at[1] == 'a' && addressAt(at + 1)) || m_tag.mayStandAt(at + 1, m_end);
    case '#':
        return m_tag.mayStandAt(at + 1, m_end);
    case '\\': {
        const JsonLetter sign = jsonLetterAt(at, m_end);
        const bool isSign = sign.letter == U'#' || sign.letter == U'＃';
        return isSign && m_tag.mayStandAt(sign.next, m_end);
    }
    default:
        return isAt(at, fullWidthSign) && m_tag.mayStandAt(at + 3, m_end);
    }
}

bool FrameScan::addressAt(const char *at) const
{
    constexpr char scheme[] = "at://";
    if (isAt(at, scheme)) {
        const char *did = at + sizeof scheme - 1;
        return m_mentioned.mayContain(did, endOfDid(did, m_end));
    }
    return isAt(at, "at:\\");  // a slash may be escaped
}

}  // namespace core::bluesky
