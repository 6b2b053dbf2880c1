// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/html_tags.h"

#include "core/base/html_references.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core {

namespace {

struct Named {
    std::string_view name;
    HtmlElement element;
};

constexpr auto elements = std::to_array<Named>({
    {"a", HtmlElement::Link},           {"article", HtmlElement::Block},
    {"aside", HtmlElement::Block},      {"blockquote", HtmlElement::Quotation},
    {"br", HtmlElement::LineBreak},     {"code", HtmlElement::Code},
    {"dd", HtmlElement::Block},         {"del", HtmlElement::Deleted},
    {"details", HtmlElement::Block},    {"div", HtmlElement::Block},
    {"dl", HtmlElement::Block},         {"dt", HtmlElement::Block},
    {"figcaption", HtmlElement::Block}, {"figure", HtmlElement::Block},
    {"footer", HtmlElement::Block},     {"h1", HtmlElement::Paragraph},
    {"h2", HtmlElement::Paragraph},     {"h3", HtmlElement::Paragraph},
    {"h4", HtmlElement::Paragraph},     {"h5", HtmlElement::Paragraph},
    {"h6", HtmlElement::Paragraph},     {"header", HtmlElement::Block},
    {"hr", HtmlElement::Rule},          {"iframe", HtmlElement::Raw},
    {"img", HtmlElement::Picture},      {"li", HtmlElement::Item},
    {"ol", HtmlElement::Numbers},       {"p", HtmlElement::Paragraph},
    {"pre", HtmlElement::Preformatted}, {"rp", HtmlElement::ReadingBracket},
    {"rt", HtmlElement::Reading},       {"s", HtmlElement::Deleted},
    {"script", HtmlElement::Raw},       {"section", HtmlElement::Block},
    {"strike", HtmlElement::Deleted},   {"style", HtmlElement::Raw},
    {"summary", HtmlElement::Block},    {"table", HtmlElement::Table},
    {"td", HtmlElement::Cell},          {"template", HtmlElement::Raw},
    {"th", HtmlElement::Cell},          {"tr", HtmlElement::Row},
    {"ul", HtmlElement::Bullets},
});

HtmlElement elementNamed(QStringView name)
{
    std::array<char, 10> lower{};
    if (name.size() > qsizetype(lower.size()))
        return HtmlElement::Other;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char16_t c = name[i].unicode();
        lower[size_t(i)] = char(c >= u'A' && c <= u'Z' ? c - u'A' + u'a' : c < 128 ? c : u'?');
    }
    const std::string_view wanted(lower.data(), size_t(name.size()));
    const auto *const found =
        std::lower_bound(elements.begin(), elements.end(), wanted,
                         [](const Named &one, std::string_view other) { return one.name < other; });
    return found != elements.end() && found->name == wanted ? found->element : HtmlElement::Other;
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

/// Reads what stands between the sign and its end; owned by htmlTagAt() for the length of its call.
class TagReader {
public:
    TagReader(QStringView html, qsizetype at) : m_html(html), m_at(at) {}

    bool atEnd() const { return m_at >= m_html.size(); }
    qsizetype at() const { return m_at; }
    QStringView readName()
    {
        const qsizetype start = m_at;
        while (!atEnd() && !endsName(m_html[m_at]))
            ++m_at;
        return m_html.mid(start, m_at - start);
    }
    void skipToAttribute()
    {
        while (!atEnd() && (isSpace(m_html[m_at]) || m_html[m_at] == u'/'))
            ++m_at;
    }
    bool endsHere() const { return !atEnd() && m_html[m_at] == u'>'; }
    void readAttribute(HtmlTag &tag);

private:
    static bool endsName(QChar c) { return isSpace(c) || c == u'/' || c == u'>'; }
    void skipSpaces()
    {
        while (!atEnd() && isSpace(m_html[m_at]))
            ++m_at;
    }
    QStringView readValue();

    QStringView m_html;
    qsizetype m_at;
};

QStringView TagReader::readValue()
{
    if (atEnd())
        return {};
    const QChar quote = m_html[m_at];
    if (quote == u'"' || quote == u'\'') {
        const qsizetype start = ++m_at;
        const qsizetype end = m_html.indexOf(quote, start);
        m_at = end < 0 ? m_html.size() : end + 1;
        return m_html.mid(start, (end < 0 ? m_html.size() : end) - start);
    }
    const qsizetype start = m_at;
    while (!atEnd() && !isSpace(m_html[m_at]) && m_html[m_at] != u'>')
        ++m_at;
    return m_html.mid(start, m_at - start);
}

std::optional<QString> *placeFor(QStringView name, HtmlTag &tag)
{
    if (name.compare(u"href", Qt::CaseInsensitive) == 0)
        return &tag.href;
    if (name.compare(u"class", Qt::CaseInsensitive) == 0)
        return &tag.cssClasses;
    if (name.compare(u"alt", Qt::CaseInsensitive) == 0)
        return &tag.alternative;
    if (name.compare(u"start", Qt::CaseInsensitive) == 0)
        return &tag.start;
    return nullptr;
}

void TagReader::readAttribute(HtmlTag &tag)
{
    const qsizetype start = m_at;
    ++m_at;  // whatever it is: an attribute has one character at least
    while (!atEnd() && !endsName(m_html[m_at]) && m_html[m_at] != u'=')
        ++m_at;
    const QStringView name = m_html.mid(start, m_at - start);
    skipSpaces();
    QStringView value;
    if (!atEnd() && m_html[m_at] == u'=') {
        ++m_at;
        skipSpaces();
        value = readValue();
    }
    if (std::optional<QString> *place = placeFor(name, tag); place && !*place)
        *place = withoutHtmlReferences(value.toString());
}

}  // namespace

std::optional<HtmlTag> htmlTagAt(QStringView html, qsizetype &at)
{
    HtmlTag tag;
    tag.closing = html.mid(at).startsWith(u"</");
    TagReader reader(html, at + (tag.closing ? 2 : 1));
    tag.name = reader.readName();
    tag.element = elementNamed(tag.name);
    for (reader.skipToAttribute(); !reader.atEnd() && !reader.endsHere(); reader.skipToAttribute())
        reader.readAttribute(tag);
    if (reader.atEnd()) {
        at = html.size();
        return std::nullopt;
    }
    at = reader.at() + 1;
    return tag;
}

}  // namespace core
