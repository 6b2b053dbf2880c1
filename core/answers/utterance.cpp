// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/utterance.h"

#include "core/answers/characters.h"
#include "core/answers/words.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

using words::Trait;

/// Scripts that put no spaces between words: two characters make about one.
bool isUnspaced(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x3041 && u <= 0x30FF) || (u >= 0x3400 && u <= 0x9FFF) ||
           (u >= 0x0E00 && u <= 0x0EFF);
}

/// Goes through the words once.
class Listener {
public:
    Listener(const Reading &reading, const Labels &labels)
        : m_text(reading.lower)
        , m_capitals(reading.text)
        , m_labels(labels)
    {}

    Utterance listen()
    {
        for (qsizetype i = 0; i < m_text.size();) {
            if (skipLabel(i))
                continue;
            if (m_text[i].isLetterOrNumber()) {
                const qsizetype end = wordEnd(i);
                hear(m_text.sliced(i, end - i), i);
                i = end;
            } else {
                pass(m_text[i++]);
            }
        }
        m_out.ownWords += (m_unspaced + 1) / 2;
        m_out.newsWords += (m_unspaced + 1) / 2;
        m_out.asks = m_out.endsAsking && m_firstAsks;
        m_out.onlyAsks = m_out.endsAsking && !m_severalSentences && m_words >= fewestAsking;
        m_out.introduces = m_greets && m_introduces;
        m_out.advert += std::min(m_weak, mostWeak);
        return m_out;
    }

private:
    static constexpr int fewestAsking = 3;  // words; "Coffee?" is an answer
    static constexpr int mostWeak = 2;      // everyday words alone make no advert

    bool skipLabel(qsizetype &i)
    {
        if (m_next == m_labels.all.size() || i < m_labels.all[m_next].start)
            return false;
        i = std::max(i, m_labels.all[m_next++].end);
        return true;
    }

    qsizetype wordEnd(qsizetype i) const
    {
        while (i < m_text.size() && (m_text[i].isLetterOrNumber() || m_text[i] == u'\''))
            ++i;
        return i;
    }

    /// What stands between words.
    void pass(QChar c)
    {
        if (c == Reading::tag)
            ++m_out.tags;
        if (Reading::isSign(c) || c.isSpace() || c == u'"')
            return;
        m_out.endsAsking = c == u'?' || c == u'？';
        m_ended |= m_out.endsAsking || isOneOf(c, u".!…。！");
    }

    void hear(QStringView word, qsizetype at)
    {
        m_out.endsAsking = false;
        m_severalSentences |= m_ended;
        m_sentenceBegins = m_ended;
        m_ended = false;
        ++m_words;
        if (isUnspaced(word[0])) {
            m_unspaced += int(word.size());
            return;
        }
        const words::Traits traits = words::traitsOf(word);
        weigh(traits, word, at);
        const bool plusOne = word == u"1" && at > 0 && m_text[at - 1] == u'+';
        if (!plusOne && !(traits & (Trait::Reaction | Trait::Greeting))) {
            ++m_out.ownWords;
            m_out.newsWords += traits & (Trait::SmallTalk | Trait::Housekeeping) ? 0 : 1;
        }
        if (m_words <= 3)
            m_firstAsks |= traits.testFlag(Trait::Interrogative);
        if (m_words <= 6)
            m_greets |= traits.testFlag(Trait::Presents);
        m_introduces |= traits.testFlag(Trait::SelfIntroduction);
        m_out.presents |=
            !!(traits & (Trait::SelfIntroduction | Trait::Presents)) || isName(traits, word, at);
        m_out.addresses |= traits.testFlag(Trait::Addresses);
        m_out.ofOneself |= traits.testFlag(Trait::Own);
        m_out.invites |= traits.testFlag(Trait::Invites);
        m_out.aboutTheHour |= traits.testFlag(Trait::Housekeeping);
    }

    /// "Bo, year 3": a name in front, or one within a sentence.
    bool isName(words::Traits traits, QStringView word, qsizetype at) const
    {
        constexpr words::Traits talk = Trait::Reaction | Trait::Greeting | Trait::SmallTalk |
                                       Trait::Interrogative | Trait::Housekeeping;
        if ((traits & talk) || !m_capitals[at].isUpper() || word.size() < 2)
            return false;
        const qsizetype end = at + word.size();
        const bool listed = end < m_text.size() && isOneOf(m_text[end], u",|/·(");
        return listed || (m_words > 1 && !m_sentenceBegins);
    }

    /// Whether the word, or a sum of money, is what adverts are made of.
    void weigh(words::Traits traits, QStringView word, qsizetype at)
    {
        m_out.advert += words::advertWeightOf(traits);
        m_weak += traits.testFlag(Trait::AdWeak) ? 1 : 0;
        if (traits.testFlag(Trait::AdContact) && !std::exchange(m_out.asksToWrite, true))
            ++m_out.advert;
        if (traits.testFlag(Trait::TalksOfSpam))
            m_out.advert -= 6;
        if (!isDigit(word[0]))
            return;
        const qsizetype end = at + word.size();
        const QChar before = at > 0 ? m_text[at - 1] : QChar();
        const QChar behind = end < m_text.size() ? m_text[end] : QChar();
        m_weak += isOneOf(before, u"$€£") || isOneOf(behind, u"$€£") ? 1 : 0;
        m_out.advert += behind == u'%' ? 1 : 0;
    }

    QStringView m_text;
    QStringView m_capitals;
    const Labels &m_labels;
    qsizetype m_next = 0;
    int m_words = 0;
    int m_unspaced = 0;
    int m_weak = 0;
    bool m_ended = false;
    bool m_sentenceBegins = false;
    bool m_severalSentences = false;
    bool m_firstAsks = false;
    bool m_greets = false;
    bool m_introduces = false;
    Utterance m_out;
};

}  // namespace

Utterance utteranceOf(const Reading &reading, const Labels &labels)
{
    constexpr int adultSign = 4;
    Utterance utterance = Listener(reading, labels).listen();
    utterance.advert += reading.hasAdultSign ? adultSign : 0;
    return utterance;
}

}  // namespace core
