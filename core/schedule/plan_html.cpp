// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_html.h"

#include "core/base/html_references.h"
#include "core/schedule/plan_marks.h"

#include <QHash>
#include <QSet>

#include <vector>

using namespace Qt::StringLiterals;

namespace core::plan {

namespace {

enum class TagKind { Inline, Block, Break, Item, Ordered, Unordered, Row, Cell, Heading, Hidden };

const QHash<QString, TagKind> &tagKinds()
{
    static const QHash<QString, TagKind> kinds = [] {
        QHash<QString, TagKind> table;
        const auto add = [&table](TagKind kind, const QString &names) {
            for (const QString &name : names.split(u' '))
                table.insert(name, kind);
        };
        add(TagKind::Inline, u"a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark "
                             u"q s samp small span strong sub sup time tt u var img wbr link meta "
                             u"html body input center"_s);
        add(TagKind::Block, u"address article aside blockquote dd details div dl dt fieldset "
                            u"figcaption figure footer form header hr main nav p pre section "
                            u"summary table tbody thead tfoot caption head"_s);
        add(TagKind::Break, u"br"_s);
        add(TagKind::Item, u"li"_s);
        add(TagKind::Ordered, u"ol"_s);
        add(TagKind::Unordered, u"ul menu"_s);
        add(TagKind::Row, u"tr"_s);
        add(TagKind::Cell, u"td th"_s);
        add(TagKind::Heading, u"h1 h2 h3 h4 h5 h6"_s);
        add(TagKind::Hidden, u"script style title template svg noscript iframe object"_s);
        return table;
    }();
    return kinds;
}

/// Reads a page in one pass; owned by htmlToMarkdown() for the length of its call.
class HtmlReader {
public:
    HtmlReader(const QString &text, bool isPage) : m_text(text), m_isPage(isPage) {}
    QString read();

private:
    bool readTag();
    bool readReference();
    void apply(const QString &name, TagKind kind, bool closing);
    void startItem();
    void skipPast(const QString &ending);
    void newLine();
    void newParagraph();

    static constexpr size_t deepestList = 64;

    const QString &m_text;
    const bool m_isPage;
    qsizetype m_at = 0;
    qsizetype m_nextEnd = 0;   ///< the next '>', looked for only once
    std::vector<int> m_lists;  ///< the last number of each open list, -1 for one without numbers
    QString m_result;
};

QString HtmlReader::read()
{
    m_result.reserve(m_text.size());
    while (m_at < m_text.size()) {
        const QChar character = m_text.at(m_at);
        if (character == u'<' && readTag())
            continue;
        if (character == u'&' && readReference())
            continue;
        const bool isBreak = character == u'\n' || character == cellBreak;
        m_result.append(m_isPage && isBreak ? QChar(u' ') : character);
        ++m_at;
    }
    return m_result;
}

bool HtmlReader::readTag()
{
    if (QStringView(m_text).mid(m_at, 4) == u"<!--") {
        skipPast(u"-->"_s);
        return true;
    }
    qsizetype at = m_at + 1;
    const bool closing = at < m_text.size() && m_text.at(at) == u'/';
    at += closing ? 1 : 0;
    const qsizetype start = at;
    while (at < m_text.size() && at - start < 16 && m_text.at(at).unicode() < 128 &&
           m_text.at(at).isLetterOrNumber())
        ++at;
    const QString name = m_text.mid(start, at - start).toLower();
    const auto kind = tagKinds().constFind(name);
    const bool known = kind != tagKinds().cend();
    const bool declaration = start < m_text.size() && m_text.at(start) == u'!';
    if (!known && !(m_isPage && (declaration || (!name.isEmpty() && name.front().isLetter()))))
        return false;
    if (m_nextEnd < at)
        m_nextEnd = m_text.indexOf(u'>', at);
    if (m_nextEnd < 0)
        m_nextEnd = m_text.size();
    if (m_nextEnd == m_text.size() && !m_isPage)
        return false;
    m_at = qMin(m_nextEnd + 1, m_text.size());
    if (known)
        apply(name, *kind, closing);
    return true;
}

void HtmlReader::apply(const QString &name, TagKind kind, bool closing)
{
    switch (kind) {
    case TagKind::Inline:
        return;
    case TagKind::Block:
        return newParagraph();
    case TagKind::Break:
    case TagKind::Row:
        return newLine();
    case TagKind::Cell:
        if (closing)
            m_result.append(cellBreak);
        return;
    case TagKind::Item:
        return closing ? newLine() : startItem();
    case TagKind::Ordered:
    case TagKind::Unordered:
        newParagraph();
        if (!closing && m_lists.size() < deepestList)
            m_lists.push_back(kind == TagKind::Ordered ? 0 : -1);
        else if (closing && !m_lists.empty())
            m_lists.pop_back();
        return;
    case TagKind::Heading:
        newParagraph();
        if (!closing)
            m_result.append(QString(name.back().digitValue(), u'#') + u' ');
        return;
    case TagKind::Hidden:
        if (!closing && m_isPage)
            skipPast(u"</"_s + name);
        return;
    }
}

void HtmlReader::startItem()
{
    newLine();
    if (m_lists.empty() || m_lists.back() < 0)
        m_result.append(u"- ");
    else
        m_result.append(QString::number(++m_lists.back()) + u". "_s);
}

void HtmlReader::skipPast(const QString &ending)
{
    const qsizetype found = m_text.indexOf(ending, m_at, Qt::CaseInsensitive);
    m_at = found < 0 ? m_text.size() : found + ending.size();
    if (found >= 0 && ending.startsWith(u'<')) {
        const qsizetype end = m_text.indexOf(u'>', m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
    }
}

bool HtmlReader::readReference()
{
    const HtmlReference reference = htmlReferenceAt(m_text, m_at);
    m_result.append(reference.text);
    m_at += reference.length;
    return reference.length > 0;
}

void HtmlReader::newLine()
{
    if (!m_result.isEmpty() && !m_result.endsWith(u'\n'))
        m_result.append(u'\n');
}

void HtmlReader::newParagraph()
{
    newLine();
    if (!m_result.isEmpty() && !m_result.endsWith(u"\n\n"))
        m_result.append(u'\n');
}

}  // namespace

bool looksLikeHtml(const QString &text)
{
    static const QSet<QString> blocks = {u"p"_s,  u"div"_s, u"li"_s, u"td"_s, u"body"_s,
                                         u"h1"_s, u"h2"_s,  u"h3"_s, u"h4"_s, u"html"_s};
    qsizetype first = 0;
    while (first < text.size() && text.at(first).isSpace())
        ++first;
    for (qsizetype at = text.indexOf(u'<', first); at >= 0; at = text.indexOf(u'<', at + 1)) {
        const bool closing = QStringView(text).mid(at + 1, 1) == u"/";
        if (!closing && at != first)
            continue;
        qsizetype end = at + (closing ? 2 : 1);
        if (!closing && QStringView(text).mid(end).startsWith(u"!doctype", Qt::CaseInsensitive))
            return true;
        const qsizetype start = end;
        while (end < text.size() && end - start < 12 && text.at(end).isLetterOrNumber())
            ++end;
        const QString name = text.mid(start, end - start).toLower();
        if (closing ? blocks.contains(name) : tagKinds().contains(name))
            return true;
    }
    return false;
}

QString htmlToMarkdown(const QString &text, bool isPage)
{
    return HtmlReader(text, isPage).read();
}

}  // namespace core::plan
