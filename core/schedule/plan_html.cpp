// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/plan_html.h"

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

const QHash<QString, QChar> &namedReferences()
{
    static const QHash<QString, QChar> names = {
        {u"amp"_s, u'&'},         {u"lt"_s, u'<'},          {u"gt"_s, u'>'},
        {u"quot"_s, u'"'},        {u"apos"_s, u'\''},       {u"nbsp"_s, u' '},
        {u"ndash"_s, u'\u2013'},  {u"mdash"_s, u'\u2014'},  {u"hellip"_s, u'\u2026'},
        {u"lsquo"_s, u'\u2018'},  {u"rsquo"_s, u'\u2019'},  {u"ldquo"_s, u'\u201C'},
        {u"rdquo"_s, u'\u201D'},  {u"sbquo"_s, u'\u201A'},  {u"bdquo"_s, u'\u201E'},
        {u"laquo"_s, u'\u00AB'},  {u"raquo"_s, u'\u00BB'},  {u"bull"_s, u'\u2022'},
        {u"middot"_s, u'\u00B7'}, {u"iexcl"_s, u'\u00A1'},  {u"iquest"_s, u'\u00BF'},
        {u"auml"_s, u'\u00E4'},   {u"ouml"_s, u'\u00F6'},   {u"uuml"_s, u'\u00FC'},
        {u"Auml"_s, u'\u00C4'},   {u"Ouml"_s, u'\u00D6'},   {u"Uuml"_s, u'\u00DC'},
        {u"szlig"_s, u'\u00DF'},  {u"eacute"_s, u'\u00E9'}, {u"egrave"_s, u'\u00E8'},
        {u"ecirc"_s, u'\u00EA'},  {u"aacute"_s, u'\u00E1'}, {u"agrave"_s, u'\u00E0'},
        {u"acirc"_s, u'\u00E2'},  {u"iacute"_s, u'\u00ED'}, {u"oacute"_s, u'\u00F3'},
        {u"uacute"_s, u'\u00FA'}, {u"ntilde"_s, u'\u00F1'}, {u"ccedil"_s, u'\u00E7'},
        {u"atilde"_s, u'\u00E3'}, {u"otilde"_s, u'\u00F5'}, {u"copy"_s, u'\u00A9'},
        {u"euro"_s, u'\u20AC'},   {u"zwj"_s, u'\u200D'},    {u"num"_s, u'#'},
        {u"colon"_s, u':'},       {u"thinsp"_s, u' '},      {u"shy"_s, u'\u00AD'},
    };
    return names;
}

QString numericReference(QStringView digits)
{
    const bool hex = digits.startsWith(u'x') || digits.startsWith(u'X');
    bool isNumber = false;
    const uint code = (hex ? digits.mid(1) : digits).toUInt(&isNumber, hex ? 16 : 10);
    if (!isNumber || code < 32 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return {};
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
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
    constexpr qsizetype longest = 10;
    const qsizetype end = QStringView(m_text).mid(m_at, longest).indexOf(u';');
    if (end < 2)
        return false;
    const QStringView name = QStringView(m_text).mid(m_at + 1, end - 1);
    QString character;
    if (name.startsWith(u'#')) {
        character = numericReference(name.mid(1));
    } else {
        const auto known = namedReferences().constFind(name.toString());
        if (known != namedReferences().cend())
            character = *known;
    }
    if (character.isEmpty())
        return false;
    m_result.append(character);
    m_at += end + 1;
    return true;
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
