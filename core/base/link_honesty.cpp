// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/link_honesty.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

/// What people see: without the characters that show nothing, with the dots that look like one.
QString seen(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\u3002' || c == u'\uFF0E' || c == u'\uFF61' || c == u'\u2024')
            out += u'.';
        else if (c == u'\u2044' || c == u'\u2215' || c == u'\u29F8' || c == u'\uFF0F' || c == u'\\')
            out += u'/';
        else if (c.category() != QChar::Other_Format)
            out += c;
    }
    return out;
}

bool mayBeInHost(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'.' || c == u'-' ||
           c == u'_';
}

bool isNumber(QStringView label)
{
    return std::all_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
}

/// Labels with a dot between, and an ending that could be one: two letters at least, or the last
/// number of an IPv4 address.
bool looksLikeHost(QStringView host)
{
    constexpr qsizetype longestHost = 253;
    if (host.size() > longestHost || !host.contains(u'.'))
        return false;
    const QList<QStringView> labels = host.split(u'.');
    if (labels.contains(QStringView()))
        return false;
    if (std::all_of(labels.begin(), labels.end(), isNumber))
        return labels.size() == 4;
    const QStringView ending = labels.last();
    const bool letters = std::none_of(ending.begin(), ending.end(),
                                      [](QChar c) { return c.isDigit() || c == u'_'; });
    return ending.size() >= 2 && (letters || ending.startsWith(u"xn--"));
}

/// One spelling for one host.
QString normal(QStringView host)
{
    const QString lower = host.toString().toLower();
    const QString ascii =
        isPlain(lower) ? lower : QString::fromLatin1(QUrl::toAce(lower)).toLower();
    return ascii.startsWith(u"www.") ? ascii.mid(4) : ascii;
}

/// Letters that could pass for Latin ones before an ending that is Latin.
bool couldPassForAnother(QStringView host)
{
    if (isPlain(host) || !isPlain(host.mid(host.lastIndexOf(u'.'))))
        return false;
    return std::any_of(host.begin(), host.end(), [](QChar c) {
        const QChar::Script script = c.script();
        return script == QChar::Script_Cyrillic || script == QChar::Script_Greek ||
               script == QChar::Script_Armenian || script == QChar::Script_Cherokee;
    });
}

/// Goes through the words of a link's text; owned by hostUnsaidBy() for the length of its call.
class Promises {
public:
    Promises(QStringView text, const QUrl &target) : m_text(text), m_target(target) {}
    bool areBroken();

private:
    bool isBrokenBy(QStringView host) const;
    void pass();

    QStringView m_text;
    const QUrl &m_target;
    qsizetype m_at = 0;
    bool m_inPath = false;  ///< behind the host of an address
    bool m_inName = false;  ///< within a mention or a hashtag
    bool m_inWord = false;
};

bool Promises::areBroken()
{
    while (m_at < m_text.size()) {
        if (!mayBeInHost(m_text[m_at])) {
            pass();
            continue;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && mayBeInHost(m_text[m_at]))
            ++m_at;
        m_inWord = true;
        QStringView run = m_text.mid(start, m_at - start);
        while (run.endsWith(u'.'))
            run.chop(1);
        while (run.startsWith(u'.'))
            run = run.mid(1);
        if (!m_inPath && !m_inName && looksLikeHost(run) && isBrokenBy(run))
            return true;
    }
    return false;
}

bool Promises::isBrokenBy(QStringView host) const
{
    return normal(host) != normal(m_target.host(QUrl::FullyEncoded)) || couldPassForAnother(host);
}

/// Passes a character that is in no host, and notes what it says about the next ones.
void Promises::pass()
{
    const QStringView rest = m_text.mid(m_at);
    const QChar c = rest[0];
    if (c.isSpace()) {
        m_inPath = m_inName = m_inWord = false;
    } else if (rest.startsWith(u"://") && !m_inPath) {
        m_at += 2;
    } else if (!m_inWord && (c == u'@' || c == u'#')) {
        m_inName = true;
    } else if (c == u'/' || c == u'?' || c == u'#') {
        m_inPath = m_inWord;
    }
    ++m_at;
}

}  // namespace

QString hostUnsaidBy(QStringView text, const QUrl &target)
{
    const QString visible = isPlain(text) && !text.contains(u'\\') ? QString() : seen(text);
    Promises promises(visible.isNull() ? text : QStringView(visible), target);
    return promises.areBroken() ? target.host(QUrl::FullyEncoded) : QString();
}

}  // namespace core
