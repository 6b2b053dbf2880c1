// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_lines.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

// What is deeper looks like this, so that no markup makes much text of little.
constexpr int deepestQuotation = 3;
constexpr qsizetype deepestList = 4;

}  // namespace

qsizetype TextLines::put(QStringView seen)
{
    if (m_fresh || m_breaks > 0) {
        m_text.resize(m_text.size() + m_breaks, u'\n');
        for (int i = 0; i < std::min(m_quotations, deepestQuotation); ++i)
            m_text += u"> "_s;
        m_text += m_marker;
        m_marker.clear();
    } else if (m_cell) {
        m_text += u" · "_s;
    } else if (m_blanks > 0) {
        m_text.resize(m_text.size() + m_blanks, u' ');
    }
    m_fresh = false;
    m_cell = false;
    m_breaks = 0;
    m_blanks = 0;
    const qsizetype place = m_text.size();
    m_text += seen;
    return place;
}

/// Before the first text, behind the sign of an item and where a cell begins, there is nothing to
/// break.
void TextLines::atLeast(qsizetype breaks)
{
    m_blanks = 0;
    if (!m_fresh && !m_cell && m_marker.isEmpty())
        m_breaks = std::max(m_breaks, breaks);
}

void TextLines::breakLine()
{
    atLeast(m_breaks + 1);
}

void TextLines::beginLine()
{
    m_cell = false;
    atLeast(1);
}

void TextLines::beginParagraph()
{
    atLeast(2);
}

void TextLines::openQuotation()
{
    beginParagraph();
    ++m_quotations;
}

void TextLines::closeQuotation()
{
    beginParagraph();
    m_quotations = std::max(0, m_quotations - 1);
}

void TextLines::openList(bool numbered, qint64 first)
{
    atLeast(m_lists.empty() ? 2 : 1);
    m_lists.push_back(numbered ? first : 0);
}

void TextLines::closeList()
{
    m_marker.clear();
    if (!m_lists.empty())
        m_lists.pop_back();
    atLeast(m_lists.empty() ? 2 : 1);
}

void TextLines::openItem()
{
    beginLine();
    const qsizetype depth = std::clamp<qsizetype>(qsizetype(m_lists.size()), 1, deepestList);
    const bool numbered = !m_lists.empty() && m_lists.back() > 0;
    m_marker = QString((depth - 1) * 2, u' ') +
               (numbered ? QString::number(m_lists.back()++) + u". "_s : u"• "_s);
}

/// What follows stands on the next line, whatever its last paragraph said.
void TextLines::closeItem()
{
    m_marker.clear();
    m_breaks = m_fresh ? 0 : 1;
}

void TextLines::openCell()
{
    m_cell = !m_fresh;
    m_rowAt = size();
    m_rowBreaks = m_breaks;
}

/// The next one stands on the same line, however many paragraphs this one had.
void TextLines::closeCell()
{
    m_cell = false;
    m_breaks = size() == m_rowAt ? m_rowBreaks : 0;
}

}  // namespace core
