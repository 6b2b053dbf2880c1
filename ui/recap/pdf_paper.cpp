// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/pdf_paper.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double footerHeight = 30;
constexpr double barIndent = 12;
constexpr double lineSpacing = 1.18;

const QColor footerColor(0x59, 0x61, 0x6e);
const QColor barColor(0x2f, 0x5b, 0xd7);

QTextCharFormat formatOf(const PdfRun &run, const QFont &font)
{
    QTextCharFormat format;
    QFont own = font;
    own.setBold(font.bold() || run.bold);
    own.setItalic(font.italic() || run.italic);
    format.setFont(own);
    format.setForeground(run.color);
    if (!run.link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(run.link);
        format.setFontUnderline(true);
    }
    return format;
}

/// A line break stays within its paragraph. Letters that a font draws as one sign are kept apart by
/// a mark that nobody sees, else a reader who looks for "first" would not find it.
QString wordsFor(const QString &text)
{
    const QString joining = u"fijlt"_s;
    QString words;
    words.reserve(text.size() + text.size() / 16);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        words += c == u'\n' ? QChar(QChar::LineSeparator) : c;
        if (c == u'f' && at + 1 < text.size() && joining.contains(text[at + 1]))
            words += QChar(0x200C);
    }
    return words;
}

}  // namespace

PdfPaper::PdfPaper(QPdfWriter &writer, const QString &footer)
    : m_writer(writer)
    , m_painter(&writer)
    , m_size(writer.width(), writer.height())
{
    QList<EmojiPictures::Place> leftOut;
    m_footer = m_emoji.takeOut(wordsFor(footer), leftOut).simplified();
}

PdfPaper::~PdfPaper()
{
    drawFooter();
}

double PdfPaper::bottom() const
{
    return m_size.height() - footerHeight;
}

void PdfPaper::begin(bool bar)
{
    m_parts.clear();
    m_bar = bar;
}

void PdfPaper::add(const QList<PdfRun> &runs, const PdfStyle &style)
{
    Part part{.style = style, .height = style.above + style.below};
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const PdfRun &run : runs) {
        QList<EmojiPictures::Place> places;
        const QString words = m_emoji.takeOut(wordsFor(run.text), places);
        for (EmojiPictures::Place &place : places) {
            place.start += text.size();
            part.emoji.append(place);
        }
        formats.append({int(text.size()), int(words.size()), formatOf(run, style.font)});
        text += words;
    }
    part.text = std::make_unique<QTextLayout>(text, style.font, &m_writer);
    part.text->setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    part.text->setTextOption(option);
    const double indent = style.indent + (m_bar ? barIndent : 0);
    part.text->beginLayout();
    double y = 0;
    for (QTextLine line = part.text->createLine(); line.isValid(); line = part.text->createLine()) {
        line.setLineWidth(m_size.width() - indent);
        line.setPosition({0, y});
        y += line.height() * lineSpacing;
    }
    part.text->endLayout();
    part.height += y;
    m_parts.push_back(std::move(part));
}

void PdfPaper::add(const QImage &picture, double indent)
{
    const double room = m_size.width() - indent - (m_bar ? barIndent : 0);
    QSizeF size(picture.size());
    size.scale(std::min(room, double(picture.width())), bottom() * 0.45, Qt::KeepAspectRatio);
    Part part{.picture = picture, .pictureSize = size, .style = {.indent = indent, .below = 6}};
    part.height = size.height() + part.style.below;
    m_parts.push_back(std::move(part));
}

void PdfPaper::end()
{
    double height = 0;
    for (const Part &part : m_parts)
        height += part.height;
    if (height <= bottom())
        needRoom(height);
    for (const Part &part : m_parts)
        draw(part);
    m_parts.clear();
}

void PdfPaper::needRoom(double points)
{
    if (m_y > 0 && m_y + points > bottom())
        newSheet();
}

void PdfPaper::draw(const Part &part)
{
    if (m_y > 0)
        m_y += part.style.above;
    if (part.text) {
        drawLines(part);
    } else {
        needRoom(part.pictureSize.height());
        const double x = part.style.indent + (m_bar ? barIndent : 0);
        m_painter.drawImage(QRectF({x, m_y}, part.pictureSize), part.picture);
        drawBar(part.pictureSize.height());
        m_y += part.pictureSize.height();
    }
    drawBar(part.style.below);
    m_y += part.style.below;
}

void PdfPaper::drawLines(const Part &part)
{
    for (int at = 0; at < part.text->lineCount(); ++at) {
        const QTextLine line = part.text->lineAt(at);
        const double height = line.height() * lineSpacing;
        needRoom(height);
        const QPointF origin(part.style.indent + (m_bar ? barIndent : 0), m_y - line.y());
        line.draw(&m_painter, origin);
        drawEmoji(part, line, origin);
        drawBar(height);
        m_y += height;
    }
}

void PdfPaper::drawEmoji(const Part &part, const QTextLine &line, const QPointF &origin)
{
    for (const EmojiPictures::Place &place : part.emoji) {
        const int start = int(place.start);
        if (start < line.textStart() || start >= line.textStart() + line.textLength())
            continue;
        const double left = std::min(line.cursorToX(start), line.cursorToX(start + place.length));
        const double width = part.style.font.pixelSize() * place.length;
        const double height = width * place.picture.height() / place.picture.width();
        const double foot = line.y() + line.ascent();
        m_painter.drawImage(
            QRectF(origin.x() + left, origin.y() + foot - height * place.rise, width, height),
            place.picture);
    }
}

void PdfPaper::drawBar(double height)
{
    if (m_bar && height > 0)
        m_painter.fillRect(QRectF(0, m_y, 2, height), barColor);
}

void PdfPaper::newSheet()
{
    drawFooter();
    m_writer.newPage();
    ++m_sheet;
    m_y = 0;
}

void PdfPaper::drawFooter()
{
    QFont font = m_painter.font();
    font.setPixelSize(9);
    m_painter.setFont(font);
    m_painter.setPen(footerColor);
    const QRectF area(0, bottom() + 8, m_size.width(), footerHeight - 8);
    const QString number = QString::number(m_sheet);
    const QFontMetricsF metrics(font, &m_writer);
    const double room = m_size.width() - metrics.horizontalAdvance(number) - 24;
    m_painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
                       metrics.elidedText(m_footer, Qt::ElideRight, room));
    m_painter.drawText(area, Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine, number);
}

}  // namespace ui
