// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/utterance.h"

#include "core/answers/words.h"

namespace core {

namespace {

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
    Listener(const Reading &reading, const Labels &labels) : m_text(reading.lower), m_labels(labels)
    {}

    Utterance listen()
    {
        for (qsizetype i = 0; i < m_text.size();) {
            const bool sign = Reading::isSign(m_text[i]);
            if (skipLabel(i))
                continue;
            if (!m_text[i].isLetterOrNumber()) {
                if (!sign && !m_text[i].isSpace() && m_text[i] != u'"')
                    m_out.endsAsking = m_text[i] == u'?' || m_text[i] == u'？';
                ++i;
            } else {
                const qsizetype end = wordEnd(i);
                hear(m_text.sliced(i, end - i));
                i = end;
            }
        }
        m_out.ownWords += (m_unspaced + 1) / 2;
        m_out.asks = m_out.endsAsking && m_firstAsks;
        m_out.introduces = m_greets && m_introduces;
        return m_out;
    }

private:
    bool skipLabel(qsizetype &i)
    {
        if (m_next == m_labels.all.size() || i < m_labels.all[m_next].start)
            return false;
        i = std::max(i, m_labels.all[m_next++].end);
        return true;
    }

    qsizetype wordEnd(qsizetype i) const
    {
        while (i < m_text.size() &&
               (m_text[i].isLetterOrNumber() || m_text[i] == u'\'' || m_text[i] == u'’'))
            ++i;
        return i;
    }

    void hear(QStringView word)
    {
        m_out.endsAsking = false;
        ++m_words;
        if (isUnspaced(word[0])) {
            m_unspaced += int(word.size());
            return;
        }
        if (!words::isReaction(word) && !words::isGreeting(word))
            ++m_out.ownWords;
        if (m_words <= 3)
            m_firstAsks |= words::isInterrogative(word);
        if (m_words <= 6)
            m_greets |= word == u"i'm" || word == u"i’m" || word == u"im" || word == u"name" ||
                        word == u"here" || word == u"soy" || word == u"bin" || word == u"joining";
        m_introduces |= words::isSelfIntroduction(word);
        m_out.aboutTheHour |= words::isHousekeeping(word);
    }

    QStringView m_text;
    const Labels &m_labels;
    qsizetype m_next = 0;
    int m_words = 0;
    int m_unspaced = 0;
    bool m_firstAsks = false;
    bool m_greets = false;
    bool m_introduces = false;
    Utterance m_out;
};

}  // namespace

Utterance utteranceOf(const Reading &reading, const Labels &labels)
{
    return Listener(reading, labels).listen();
}

}  // namespace core
