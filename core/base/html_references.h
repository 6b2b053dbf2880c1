// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

/// What a character reference stands for, and how long it is; nothing and 0 where there is none.
struct HtmlReference {
    QString text;
    qsizetype length = 0;
};

/// Reads the reference ("&amp;", "&#39;", "&#x1F600;") that begins at `at`. The names are those
/// that people's programs write; an unknown one is no reference and stays as it stands.
/// https://html.spec.whatwg.org/multipage/syntax.html#character-references
HtmlReference htmlReferenceAt(QStringView text, qsizetype at);

/// The text with all its references replaced, once: "&amp;lt;" becomes "&lt;".
QString withoutHtmlReferences(const QString &text);

}  // namespace core
