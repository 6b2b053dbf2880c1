// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/pdf_export.h"

#include "core/highlights/plain_words.h"
#include "core/highlights/recap_words.h"
#include "ui/recap/article_words.h"
#include "ui/recap/pdf_paper.h"
#include "ui/recap/recap_files.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int pointsPerInch = 72;
const QColor textColor(0x1a, 0x1e, 0x26);
const QColor mutedColor(0x59, 0x61, 0x6e);
const QColor linkColor(0x2f, 0x5b, 0xd7);

QString words(const char *text)
{
    return QCoreApplication::translate("Article", text);
}

QFont fontOf(const QStringList &families, QFont::StyleHint hint, double size, bool bold = false)
{
    QFont font(families);
    font.setStyleHint(hint);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(int(size));
    font.setBold(bold);
    return font;
}

QFont serif(double size, bool bold = false)
{
    return fontOf({u"Noto Serif"_s, u"DejaVu Serif"_s}, QFont::Serif, size, bold);
}

QFont sans(double size)
{
    return fontOf({u"Noto Sans"_s, u"DejaVu Sans"_s}, QFont::SansSerif, size);
}

/// Sets one recap on paper, from the title to the invitation.
class Article {
public:
    Article(const Recap &recap, PdfPaper &paper) : m_recap(recap), m_paper(paper) {}

    void set()
    {
        setHead();
        setOpening();
        setQuestions();
        setHighlights();
        paragraph(closingSentence(m_recap), {.font = m_body, .above = 18, .below = 4});
        if (const QString next = invitation(m_recap); !next.isEmpty())
            paragraph(next, {.font = serif(11, true), .below = 4});
    }

private:
    void paragraph(const QString &text, const PdfStyle &style, const QColor &color = textColor)
    {
        m_paper.begin();
        m_paper.add({{.text = text, .color = color}}, style);
        m_paper.end();
    }

    void heading(const QString &text)
    {
        m_paper.needRoom(90);
        paragraph(text, {.font = serif(15, true), .above = 16, .below = 8});
    }

    void setHead()
    {
        if (m_recap.practice)
            paragraph(words("Practice evening: everyone quoted here is invented."),
                      {.font = sans(9), .below = 8}, mutedColor);
        paragraph(plainLine(recapTitle(m_recap)), {.font = serif(22, true), .below = 4});
        if (const QString by = byLine(m_recap); !by.isEmpty())
            paragraph(by, {.font = m_body}, mutedColor);
        QStringList when;
        if (m_recap.date.date.isValid())
            when.append(longDate(m_recap.date));
        if (!m_recap.hashtag.isEmpty())
            when.append(m_recap.hashtag.withSign());
        paragraph(when.join(u" · "_s), {.font = m_body, .below = 14}, mutedColor);
    }

    void setOpening()
    {
        for (const QString &words : paragraphsOf(m_recap.standingParagraph))
            paragraph(plainLine(words), m_text);
        paragraph(openingSentence(m_recap), m_text);
        for (const QString &words : paragraphsOf(m_recap.introduction))
            paragraph(plainLine(words), m_text);
        for (const RecapPicture &picture : m_recap.pictures) {
            m_paper.begin();
            setPicture(picture);
            m_paper.end();
        }
    }

    void setQuestion(const Recap::Question &question)
    {
        const QString line = questionLine(m_recap, question);
        const qsizetype label = line.indexOf(u':') + 1;
        m_paper.begin();
        m_paper.add({{.text = line.left(label), .color = textColor, .bold = true},
                     {.text = line.mid(label), .color = textColor}},
                    m_text);
        m_paper.end();
    }

    void setQuestions()
    {
        if (m_recap.questions.isEmpty())
            return;
        heading(words("Questions"));
        for (const Recap::Question &question : m_recap.questions)
            setQuestion(question);
    }

    void setHighlights()
    {
        if (m_recap.stats.highlights == 0)
            return;
        heading(words("Highlights"));
        for (const Recap::Question &question : m_recap.questions) {
            if (question.highlights.isEmpty())
                continue;
            m_paper.needRoom(110);
            setQuestion(question);
            for (const Recap::Quote &quote : question.highlights)
                setQuote(quote);
        }
        if (m_recap.others.isEmpty())
            return;
        m_paper.needRoom(90);
        paragraph(words("More from the evening"),
                  {.font = serif(11, true), .above = 6, .below = 6});
        for (const Recap::Quote &quote : m_recap.others)
            setQuote(quote);
    }

    void setQuote(const Recap::Quote &quote)
    {
        m_paper.begin(true);
        m_paper.add({{.text = plainWords(quote.post.text).trimmed(), .color = textColor}},
                    {.font = sans(10), .below = 2});
        for (const Media &media : quote.post.media) {
            if (const QString shown = plainLine(media.description); !shown.isEmpty())
                m_paper.add(
                    {{.text = words("Picture: %1").arg(isolated(shown)), .color = mutedColor}},
                    m_small);
        }
        for (const RecapPicture &picture : quote.pictures)
            setPicture(picture);
        m_paper.add(sourceOf(quote), m_small);
        if (const QString note = plainLine(quote.note); !note.isEmpty())
            m_paper.add({{.text = note, .color = mutedColor, .italic = true}}, m_small);
        m_paper.end();
        m_paper.begin();
        m_paper.add({{.text = QString()}}, {.font = sans(4)});  // the space between two quotes
        m_paper.end();
    }

    QList<PdfRun> sourceOf(const Recap::Quote &quote) const
    {
        const QString link = safeUrl(quote.post.url);
        QList<PdfRun> runs{
            {.text = isolated(quotedName(quote)) + u' ', .color = textColor, .bold = true},
            {.text = quotedSource(quote), .color = mutedColor},
            {.text = timeInRecap(quote.post.created, m_recap),
             .color = link.isEmpty() ? mutedColor : linkColor,
             .link = link}};
        if (quote.post.edited)
            runs.append({.text = u" · "_s + words("edited"), .color = mutedColor});
        return runs;
    }

    void setPicture(const RecapPicture &picture)
    {
        const QImage image = QImage::fromData(picture.bytes);
        if (!image.isNull())
            m_paper.add(image, 0);
        if (const QString shown = plainLine(picture.description); !shown.isEmpty())
            m_paper.add({{.text = shown, .color = mutedColor}}, m_small);
    }

    const Recap &m_recap;
    PdfPaper &m_paper;
    const QFont m_body = serif(11);
    const PdfStyle m_text{.font = m_body, .below = 7};
    const PdfStyle m_small{.font = sans(8.5), .below = 1};
};

/// The paper that printers have where this computer is.
QPageSize pageSize()
{
    const bool letter = QLocale::system().measurementSystem() == QLocale::ImperialUSSystem;
    return QPageSize(letter ? QPageSize::Letter : QPageSize::A4);
}

}  // namespace

void setRecapPdf(const Recap &recap, QIODevice &target)
{
    const QString title = plainLine(recapTitle(recap));
    QPdfWriter writer(&target);
    writer.setResolution(pointsPerInch);
    writer.setPageSize(pageSize());
    writer.setPageMargins(QMarginsF(22, 20, 22, 14), QPageLayout::Millimeter);
    writer.setTitle(title);
    writer.setCreator(u"Moderato"_s);
    PdfPaper paper(writer,
                   recap.hashtag.isEmpty() ? title : recap.hashtag.withSign() + u" · "_s + title);
    Article(recap, paper).set();
}

}  // namespace ui
