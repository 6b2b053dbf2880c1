// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/html_text.h"

#include "core/base/html_references.h"
#include "core/base/limits.h"

#include <optional>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isNameCharacter(QChar c)
{
    return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u':');
}

/// A tag as it stands: its name in lower case, and the two attributes that are looked at.
struct Tag {
    QString name;
    bool closing = false;
    QString href;
    QString cssClasses;
};

/// Reads one post in one pass; owned by htmlToText() for the length of its call.
class Reader {
public:
    explicit Reader(QStringView html) : m_html(html) {}
    HtmlText read();

private:
    void readTag();
    Tag tagUpTo(qsizetype end);
    void readAttribute(Tag &tag, qsizetype end);
    void apply(const Tag &tag);
    void openLink(const Tag &tag);
    void closeLink();
    void skipElement(const QString &name);
    void put(QChar c);
    void putReference();
    void breakLine();
    void breakParagraph();

    QStringView m_html;
    qsizetype m_at = 0;
    HtmlText m_out;
    std::optional<HtmlText::Link> m_link;
    int m_preformatted = 0;
};

HtmlText Reader::read()
{
    m_out.text.reserve(m_html.size());
    while (m_at < m_html.size()) {
        const QChar c = m_html[m_at];
        if (c == u'<') {
            readTag();
        } else if (c == u'&') {
            putReference();
        } else {
            put(c);
            ++m_at;
        }
    }
    closeLink();
    while (m_out.text.endsWith(u'\n') || m_out.text.endsWith(u' '))
        m_out.text.chop(1);
    for (HtmlText::Link &link : m_out.links) {
        link.start = std::min(link.start, m_out.text.size());
        link.length = std::min(link.length, m_out.text.size() - link.start);
    }
    m_out.links.removeIf([](const HtmlText::Link &link) { return link.length == 0; });
    return std::move(m_out);
}

/// A sign that begins no tag ("3 < 4") stands for itself; a tag that never ends swallows the rest.
void Reader::readTag()
{
    const QStringView rest = m_html.mid(m_at + 1);
    const bool begins = !rest.isEmpty() && (rest[0].isLetter() || rest[0] == u'/' ||
                                            rest[0] == u'!' || rest[0] == u'?');
    if (!begins) {
        put(u'<');
        ++m_at;
        return;
    }
    const bool comment = rest.startsWith(u"!--");
    const qsizetype found = m_html.indexOf(comment ? u"-->"_s : u">"_s, m_at);
    const qsizetype end = found < 0 ? m_html.size() : found + (comment ? 2 : 0);
    if (rest[0] != u'!' && rest[0] != u'?') {
        const Tag tag = tagUpTo(end);
        m_at = std::min(end + 1, m_html.size());
        return apply(tag);
    }
    m_at = std::min(end + 1, m_html.size());
}

Tag Reader::tagUpTo(qsizetype end)
{
    Tag tag;
    ++m_at;
    if (m_html[m_at] == u'/') {
        tag.closing = true;
        ++m_at;
    }
    const qsizetype start = m_at;
    while (m_at < end && isNameCharacter(m_html[m_at]))
        ++m_at;
    tag.name = m_html.mid(start, m_at - start).toString().toLower();
    while (m_at < end)
        readAttribute(tag, end);
    return tag;
}

void Reader::readAttribute(Tag &tag, qsizetype end)
{
    while (m_at < end && !isNameCharacter(m_html[m_at]))
        ++m_at;
    qsizetype start = m_at;
    while (m_at < end && isNameCharacter(m_html[m_at]))
        ++m_at;
    const QStringView name = m_html.mid(start, m_at - start);
    if (m_at >= end || m_html[m_at] != u'=')
        return;
    ++m_at;
    const bool quoted = m_at < end && (m_html[m_at] == u'"' || m_html[m_at] == u'\'');
    const QChar quote = quoted ? m_html[m_at] : QChar(u' ');
    m_at += quoted ? 1 : 0;
    start = m_at;
    while (m_at < end && m_html[m_at] != quote)
        ++m_at;
    const QString value = withoutHtmlReferences(m_html.mid(start, m_at - start).toString());
    m_at += m_at < end ? 1 : 0;
    if (name.compare(u"href", Qt::CaseInsensitive) == 0)
        tag.href = value;
    else if (name.compare(u"class", Qt::CaseInsensitive) == 0)
        tag.cssClasses = value;
}

void Reader::apply(const Tag &tag)
{
    const QString &name = tag.name;
    const bool standsForQuote = tag.cssClasses.split(u' ').contains(u"quote-inline");
    if (!tag.closing && (name == u"script" || name == u"style" || standsForQuote))
        return skipElement(name);
    if (name == u"br")
        return breakLine();
    if (name == u"a")
        return tag.closing ? closeLink() : openLink(tag);
    if (name == u"p" || name == u"blockquote" || name == u"ul" || name == u"ol" || name == u"div" ||
        (name.size() == 2 && name[0] == u'h' && name[1].isDigit()))
        return breakParagraph();
    if (name == u"pre") {
        breakParagraph();
        m_preformatted = std::max(0, m_preformatted + (tag.closing ? -1 : 1));
    }
    if (name == u"li") {
        if (!m_out.text.isEmpty() && !m_out.text.endsWith(u'\n'))
            breakLine();
        if (!tag.closing)
            m_out.text += u"• "_s;
    }
}

void Reader::openLink(const Tag &tag)
{
    closeLink();
    const QUrl target(tag.href, QUrl::StrictMode);
    const bool harmless = target.scheme() == u"https" || target.scheme() == u"http";
    m_link = HtmlText::Link{.start = m_out.text.size(),
                            .target = harmless ? target : QUrl(),
                            .cssClasses = tag.cssClasses};
}

void Reader::closeLink()
{
    if (!m_link)
        return;
    m_link->length = m_out.text.size() - m_link->start;
    if (m_link->length > 0 && m_link->target.isValid())
        m_out.links.append(*m_link);
    m_link.reset();
}

/// To behind the end tag of an element whose text is nobody's.
void Reader::skipElement(const QString &name)
{
    const qsizetype end = m_html.indexOf(u"</"_s + name, m_at, Qt::CaseInsensitive);
    const qsizetype behind = end < 0 ? -1 : m_html.indexOf(u'>', end);
    m_at = behind < 0 ? m_html.size() : behind + 1;
}

void Reader::putReference()
{
    const HtmlReference reference = htmlReferenceAt(m_html, m_at);
    if (reference.length == 0) {
        put(u'&');
        ++m_at;
        return;
    }
    m_out.text += reference.text;
    m_at += reference.length;
}

/// White space is one blank, except in preformatted text.
void Reader::put(QChar c)
{
    const bool blank = c == u' ' || c == u'\n' || c == u'\t' || c == u'\r';
    if (blank && m_preformatted == 0) {
        const bool wanted = !m_out.text.isEmpty() && !m_out.text.back().isSpace();
        if (wanted)
            m_out.text += u' ';
    } else if (c != u'\r') {
        m_out.text += c;
    }
}

void Reader::breakLine()
{
    while (m_out.text.endsWith(u' ') && !m_link)
        m_out.text.chop(1);
    if (!m_out.text.isEmpty())
        m_out.text += u'\n';
}

void Reader::breakParagraph()
{
    if (m_out.text.isEmpty() || m_out.text.endsWith(u"• "))
        return;
    while (!m_out.text.endsWith(u"\n\n"))
        m_out.text += u'\n';
}

}  // namespace

HtmlText htmlToText(const QString &html)
{
    const bool tooLong = html.size() > limits::postHtml;
    HtmlText out = Reader(QStringView(html).left(limits::postHtml)).read();
    if (tooLong) {
        out.cut = true;
        out.text += u" …"_s;
    }
    return out;
}

}  // namespace core
