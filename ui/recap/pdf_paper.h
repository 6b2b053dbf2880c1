// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recap/emoji_pictures.h"

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace ui {

/// A piece of a paragraph that looks the same throughout. Its text is never taken for markup.
struct PdfRun {
    QString text;
    QColor color = Qt::black;
    bool bold = false;
    bool italic = false;
    QString link;  ///< empty: none
};

/// How a paragraph is set; lengths in points.
struct PdfStyle {
    QFont font;
    double indent = 0;
    double above = 0;
    double below = 0;
};

/// Sheets that paragraphs are set on from top to bottom, with a number at the foot of each.
///
/// Made for one file. What is added between begin() and end() stays on one sheet where it fits on
/// one. Text stays text, which can be selected and searched; only emoji are pictures.
class PdfPaper {
public:
    PdfPaper(QPdfWriter &writer, const QString &footer);
    ~PdfPaper();

    void begin(bool bar = false);  ///< `bar`: a line at the left, for a quote
    void add(const QList<PdfRun> &runs, const PdfStyle &style);
    void add(const QImage &picture, double indent);
    void end();
    /// Goes on on a new sheet unless so many points are left.
    void needRoom(double points);

private:
    struct Part {
        std::unique_ptr<QTextLayout> text;
        QList<EmojiPictures::Place> emoji;
        QImage picture;
        QSizeF pictureSize;
        PdfStyle style;
        double height = 0;
    };
    void draw(const Part &part);
    void drawLines(const Part &part);
    void drawEmoji(const Part &part, const QTextLine &line, const QPointF &origin);
    void drawBar(double height);
    void newSheet();
    void drawFooter();
    double bottom() const;

    QPdfWriter &m_writer;
    QPainter m_painter;
    QString m_footer;
    QSizeF m_size;
    double m_y = 0;
    int m_sheet = 1;
    bool m_bar = false;
    std::vector<Part> m_parts;
    EmojiPictures m_emoji;
};

}  // namespace ui
