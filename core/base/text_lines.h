// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace core {

/// Plain text as it grows, line by line: blanks and breaks are only noted until something follows
/// that can be seen, so that none is too many and none at an end.
///
/// Owned by the reader of a post's HTML. Its rule: each call takes constant time but for the text
/// that it adds.
class TextLines {
public:
    explicit TextLines(qsizetype expected) { m_text.reserve(expected); }

    QString text() && { return std::move(m_text); }
    qsizetype size() const { return m_text.size(); }
    QStringView from(qsizetype start) const { return QStringView(m_text).mid(start); }

    /// Something to be seen; gives the place where it stands.
    qsizetype put(QStringView seen);
    /// White space of which any number is one blank.
    void blank() { m_blanks = std::max<qsizetype>(m_blanks, 1); }
    void hardBlank() { ++m_blanks; }  ///< one that counts

    void breakLine();       ///< once more
    void beginLine();       ///< unless one begins here
    void beginParagraph();  ///< unless one begins here

    void openQuotation();
    void closeQuotation();
    void openList(bool numbered, qint64 first);
    void closeList();
    void openItem();
    void closeItem();
    void openCell();
    void closeCell();

private:
    void atLeast(qsizetype breaks);

    QString m_text;
    bool m_fresh = true;  ///< nothing can be seen yet
    qsizetype m_breaks = 0;
    qsizetype m_blanks = 0;
    bool m_cell = false;        ///< a cell begins
    qsizetype m_rowAt = 0;      ///< how much text there was when the last cell began
    qsizetype m_rowBreaks = 0;  ///< and the breaks before it
    int m_quotations = 0;
    std::vector<qint64> m_lists;  ///< the number of the next item, 0 where they have a sign
    QString m_marker;             ///< of the item that begins
};

}  // namespace core
