// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace core {

/// What the elements are to a reader of text, whatever they are called.
enum class HtmlElement {
    Other,  ///< its text counts, it does not
    Link,
    LineBreak,
    Paragraph,
    Block,  ///< stands apart like a paragraph, and may hold some
    Quotation,
    Bullets,
    Numbers,
    Item,
    Preformatted,
    Code,
    Deleted,
    Rule,
    Table,
    Row,
    Cell,
    Picture,
    Reading,         ///< how the characters before it are read aloud
    ReadingBracket,  ///< stands in for what we write ourselves
    Raw,             ///< its text is nobody's, and no markup
};

/// A tag as it stands, with the attributes that are looked at.
struct HtmlTag {
    HtmlElement element = HtmlElement::Other;
    QStringView name;  ///< as written
    bool closing = false;
    std::optional<QString> href;
    std::optional<QString> cssClasses;
    std::optional<QString> alternative;  ///< the alt of a picture
    std::optional<QString> start;        ///< of a numbered list
};

/// Reads the tag whose sign stands at `at` and moves `at` behind it. A sign within the quotes of a
/// value ends no tag, and of two attributes of one name the first counts. Nothing, and `at` at the
/// end, where the tag never ends.
/// https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
std::optional<HtmlTag> htmlTagAt(QStringView html, qsizetype &at);

}  // namespace core
