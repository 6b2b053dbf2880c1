// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/html_text.h"

#include "core/base/html_references.h"
#include "core/base/html_tags.h"
#include "core/base/limits.h"
#include "core/base/link_honesty.h"
#include "core/base/text_lines.h"

#include <optional>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

bool hasClass(const HtmlTag &tag, QStringView wanted)
{
    for (const QStringView one : QStringView(tag.cssClasses.value_or(QString())).tokenize(u' ')) {
        if (one == wanted)
            return true;
    }
    return false;
}

/// Reads one post in one pass; owned by htmlToText() for the length of its call.
class Reader {
public:
    enum class Links { Read, PassedOver };
    Reader(QStringView html, QuoteLine quoteLine, Links links)
        : m_html(html)
        , m_quoteLine(quoteLine)
        , m_readsLinks(links == Links::Read)
        , m_lines(html.size())
    {}
    HtmlText read();

private:
    void readText();
    void readSign();
    void passBeyond(QStringView end);
    void put(QStringView seen);
    void putSpace(QChar c);
    void putReference();
    void apply(const HtmlTag &tag);
    void applyBlock(const HtmlTag &tag);
    bool passesOver(const HtmlTag &tag);
    void openLink(const HtmlTag &tag);
    void closeLink();
    void mark(int &open, bool closing, QStringView sign);
    void applyReading(bool closing);
    void applyPreformatted(bool closing);
    void putPicture(const QString &alternative);

    struct OpenLink {
        std::optional<qsizetype> start;  ///< nothing can be seen of it yet
        HtmlText::Link link;
    };
    /// An element that is left out, to its end.
    struct LeftOut {
        QStringView name;
        int depth = 1;
    };

    QStringView m_html;
    QuoteLine m_quoteLine;
    bool m_readsLinks;
    qsizetype m_at = 0;
    TextLines m_lines;
    QList<HtmlText::Link> m_links;
    std::optional<OpenLink> m_link;
    std::optional<LeftOut> m_leftOut;
    int m_preformatted = 0;
    int m_code = 0;
    int m_deleted = 0;
    int m_readings = 0;
};

HtmlText Reader::read()
{
    while (m_at < m_html.size()) {
        const QChar c = m_html[m_at];
        if (c == u'<') {
            readSign();
        } else if (c == u'&') {
            putReference();
        } else if (isSpace(c)) {
            putSpace(c);
            ++m_at;
        } else {
            readText();
        }
    }
    closeLink();
    return {.text = std::move(m_lines).text(), .links = std::move(m_links)};
}

/// Words with one blank between them are put down at once.
void Reader::readText()
{
    const auto isText = [this](qsizetype at) {
        return at < m_html.size() && m_html[at] != u'<' && m_html[at] != u'&' &&
               !isSpace(m_html[at]);
    };
    const qsizetype start = m_at;
    while (isText(m_at) || (m_at < m_html.size() && m_html[m_at] == u' ' && isText(m_at + 1)))
        ++m_at;
    put(m_html.mid(start, m_at - start));
}

/// A sign that begins no tag ("3 < 4") stands for itself; what never ends swallows the rest.
void Reader::readSign()
{
    const QStringView rest = m_html.mid(m_at + 1);
    const QChar first = rest.isEmpty() ? QChar() : rest[0];
    const bool tag = isLetter(first) || (first == u'/' && rest.size() > 1 && isLetter(rest[1]));
    if (tag) {
        if (const std::optional<HtmlTag> found = htmlTagAt(m_html, m_at))
            apply(*found);
    } else if (rest.startsWith(u"!--")) {
        passBeyond(u"-->");
    } else if (first == u'!' || first == u'?') {
        passBeyond(u">");
    } else {
        put(u"<");
        ++m_at;
    }
}

void Reader::passBeyond(QStringView end)
{
    const qsizetype found = m_html.indexOf(end, m_at);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

void Reader::put(QStringView seen)
{
    if (m_leftOut || seen.isEmpty())
        return;
    const qsizetype place = m_lines.put(seen);
    if (m_link && !m_link->start)
        m_link->start = place;
}

void Reader::putSpace(QChar c)
{
    if (m_leftOut)
        return;
    if (m_preformatted == 0)
        m_lines.blank();
    else if (c == u'\n')
        m_lines.breakLine();
    else if (c != u'\r')
        put(QStringView(&c, 1));
}

void Reader::putReference()
{
    const HtmlReference reference = htmlReferenceAt(m_html, m_at);
    if (reference.length == 0)
        put(u"&");
    else if (reference.text != u" ")
        put(reference.text);
    else if (!m_leftOut)
        m_lines.hardBlank();
    m_at += std::max<qsizetype>(reference.length, 1);
}

/// Whether the tag stands in an element that is left out, or begins one.
bool Reader::passesOver(const HtmlTag &tag)
{
    if (m_leftOut && tag.name.compare(m_leftOut->name, Qt::CaseInsensitive) == 0) {
        // A paragraph in a paragraph ends the former.
        const bool another = !tag.closing && tag.element == HtmlElement::Paragraph;
        m_leftOut->depth += tag.closing || another ? -1 : 1;
        if (m_leftOut->depth == 0)
            m_leftOut.reset();
        return !another;
    }
    if (m_leftOut || tag.closing)
        return m_leftOut.has_value();
    const bool empty = tag.element == HtmlElement::LineBreak || tag.element == HtmlElement::Rule ||
                       tag.element == HtmlElement::Picture;
    const bool quote =
        m_quoteLine == QuoteLine::LeftOut && !empty && hasClass(tag, u"quote-inline");
    if (quote || tag.element == HtmlElement::ReadingBracket)
        m_leftOut = LeftOut{.name = tag.name};
    return m_leftOut.has_value();
}

void Reader::apply(const HtmlTag &tag)
{
    if (tag.element == HtmlElement::Raw && !tag.closing) {
        const qsizetype end =
            m_html.indexOf(u"</"_s + tag.name.toString(), m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_html.size() : end;
        return;
    }
    if (passesOver(tag))
        return;
    switch (tag.element) {
    case HtmlElement::Link:
        return tag.closing ? closeLink() : openLink(tag);
    case HtmlElement::LineBreak:
        return m_lines.breakLine();
    case HtmlElement::Code:
        if (m_preformatted == 0)
            mark(m_code, tag.closing, u"`");
        return;
    case HtmlElement::Deleted:
        return mark(m_deleted, tag.closing, u"~~");
    case HtmlElement::Reading:
        return applyReading(tag.closing);
    case HtmlElement::Picture:
        return putPicture(tag.alternative.value_or(QString()).simplified());
    default:
        return applyBlock(tag);
    }
}

void Reader::applyBlock(const HtmlTag &tag)
{
    switch (tag.element) {
    case HtmlElement::Paragraph:
    case HtmlElement::Block:
    case HtmlElement::Table:
        return m_lines.beginParagraph();
    case HtmlElement::Quotation:
        return tag.closing ? m_lines.closeQuotation() : m_lines.openQuotation();
    case HtmlElement::Bullets:
    case HtmlElement::Numbers:
        if (tag.closing)
            return m_lines.closeList();
        return m_lines.openList(tag.element == HtmlElement::Numbers,
                                std::max(1, tag.start.value_or(QString()).toInt()));
    case HtmlElement::Item:
        return tag.closing ? m_lines.closeItem() : m_lines.openItem();
    case HtmlElement::Preformatted:
        return applyPreformatted(tag.closing);
    case HtmlElement::Rule:
        m_lines.beginParagraph();
        put(u"———");
        return m_lines.beginParagraph();
    case HtmlElement::Row:
        return m_lines.beginLine();
    case HtmlElement::Cell:
        return tag.closing ? m_lines.closeCell() : m_lines.openCell();
    default:
        return;
    }
}

void Reader::openLink(const HtmlTag &tag)
{
    closeLink();
    if (!m_readsLinks)
        return;
    const QString href = tag.href.value_or(QString());
    // People write addresses that are not quite proper; what a browser opens is a link here too.
    const QUrl target(href.size() <= limits::linkTarget ? href : QString(), QUrl::TolerantMode);
    const bool harmless =
        (target.scheme() == u"https" || target.scheme() == u"http") && !target.host().isEmpty();
    m_link = OpenLink{.link = {.target = harmless ? target : QUrl(),
                               .cssClasses = tag.cssClasses.value_or(QString())}};
}

void Reader::closeLink()
{
    const std::optional<OpenLink> link = std::exchange(m_link, std::nullopt);
    if (!link || !link->start || link->link.target.isEmpty())
        return;
    m_links.append(link->link);
    m_links.last().start = *link->start;
    m_links.last().length = m_lines.size() - *link->start;
    const QString host = hostUnsaidBy(m_lines.from(*link->start), link->link.target);
    if (host.isEmpty())
        return;
    m_lines.blank();
    put(QString(u'(' + host + u')'));
}

/// A sign on either side; an end without a beginning has none.
void Reader::mark(int &open, bool closing, QStringView sign)
{
    if (closing && open == 0)
        return;
    open += closing ? -1 : 1;
    put(sign);
}

void Reader::applyReading(bool closing)
{
    mark(m_readings, closing, closing ? u")" : u"(");
}

/// A line that begins right behind the tag is the first.
void Reader::applyPreformatted(bool closing)
{
    m_lines.beginParagraph();
    m_preformatted = std::max(0, m_preformatted + (closing ? -1 : 1));
    if (!closing && m_at < m_html.size() && m_html[m_at] == u'\n')
        ++m_at;
}

/// An emoji is a word at most: a description has several.
void Reader::putPicture(const QString &alternative)
{
    if (alternative.contains(u' '))
        put(QString(u'[' + alternative + u']'));
    else
        put(alternative);
}

/// As much as a post may have, and no half of a character.
QStringView capped(const QString &html)
{
    const QStringView start = QStringView(html).left(limits::postHtml);
    const bool halved = start.size() < html.size() && start.back().isHighSurrogate();
    return halved ? start.chopped(1) : start;
}

}  // namespace

HtmlText htmlToText(const QString &html, QuoteLine quoteLine)
{
    HtmlText out = Reader(capped(html), quoteLine, Reader::Links::Read).read();
    if (html.size() > limits::postHtml) {
        out.cut = true;
        out.text += out.text.isEmpty() ? u"…"_s : u" …"_s;
    }
    return out;
}

QString htmlToWords(const QString &html)
{
    return Reader(capped(html), QuoteLine::Kept, Reader::Links::PassedOver).read().text;
}

}  // namespace core
