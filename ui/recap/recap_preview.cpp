// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/recap_preview.h"

#include "core/highlights/plain_words.h"
#include "core/highlights/recap_words.h"
#include "ui/recap/article_words.h"
#include "ui/shell/theme.h"
#include "ui/shell/widgets.h"

#include <QPlainTextEdit>
#include <QScrollArea>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int paperWidth = 640;

}  // namespace

RecapPreview::RecapPreview(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_paper(card())
    , m_body(new QVBoxLayout)
    , m_introduction(new QPlainTextEdit)
{
    m_paper->setMaximumWidth(theme.scaled(paperWidth));
    auto *paperLayout = new QVBoxLayout(m_paper);
    paperLayout->setContentsMargins(46, 36, 46, 36);
    paperLayout->addLayout(m_body);
    paperLayout->addStretch();
    m_body->setSpacing(8);

    m_introduction->setPlaceholderText(
        tr("Your own words about the evening (they stand below the first paragraph)"));
    m_introduction->setAccessibleName(tr("Your own words about the evening"));
    m_introduction->setTabChangesFocus(true);
    m_introduction->setMaximumHeight(theme.scaled(64));
    m_introduction->setMaximumWidth(theme.scaled(paperWidth));
    connect(m_introduction, &QPlainTextEdit::textChanged, this,
            [this] { Q_EMIT introductionChanged(m_introduction->toPlainText()); });

    auto *desk = frame(u"ground"_s);
    auto *deskLayout = new QVBoxLayout(desk);
    deskLayout->setContentsMargins(24, 20, 24, 24);
    deskLayout->setSpacing(12);
    // Centred by a row of their own: an alignment would have the height counted for another width.
    for (QWidget *widget : std::initializer_list<QWidget *>{m_introduction, m_paper}) {
        auto *centred = new QHBoxLayout;
        centred->addStretch(1);
        centred->addWidget(widget, 1000);
        centred->addStretch(1);
        deskLayout->addLayout(centred, widget == m_paper ? 1 : 0);
    }
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(desk);
    area->setAccessibleName(tr("The article"));
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 0);
    layout->addWidget(area);
}

void RecapPreview::show(const Recap &recap)
{
    if (!m_introduction->hasFocus() && m_introduction->toPlainText() != recap.introduction) {
        const QSignalBlocker quiet(m_introduction);
        m_introduction->setPlainText(recap.introduction);
    }
    Recap builtIn = recap;  // a template of the host's might not show what has changed
    builtIn.templateFolder.clear();
    const QString shown = recapMarkdown(builtIn);
    if (shown == m_shown)
        return;
    m_shown = shown;
    clearLayout(m_body);
    addHead(recap);
    addQuestions(recap);
    addHighlights(recap);
    addClosing(recap);
}

QWidget *RecapPreview::serifLabel(const QString &text, double size, bool bold, const QString &role)
{
    QLabel *label = wrappedLabel(text, role);
    QFont font(QStringList{u"Noto Serif"_s, u"DejaVu Serif"_s});
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(m_theme.scaled(int(size)));
    font.setBold(bold);
    label->setFont(font);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void RecapPreview::addHead(const Recap &recap)
{
    if (recap.practice)
        m_body->addWidget(chip(tr("Practice evening"), u"warn"_s), 0, Qt::AlignLeft);
    m_body->addWidget(serifLabel(plainLine(recapTitle(recap)), 25, true));
    if (!recap.hosts.isEmpty())
        m_body->addWidget(serifLabel(byLine(recap), 15, false, u"muted"_s));
    if (recap.date.date.isValid())
        m_body->addWidget(serifLabel(longDate(recap.date), 15, false, u"muted"_s));
    m_body->addSpacing(8);
    for (const QString &words : paragraphsOf(recap.standingParagraph))
        m_body->addWidget(serifLabel(words, 15, false));
    m_body->addWidget(serifLabel(openingSentence(recap), 15, false));
    for (const QString &words : paragraphsOf(recap.introduction))
        m_body->addWidget(serifLabel(words, 15, false));
    for (const RecapPicture &picture : recap.pictures)
        addPicture(m_body, picture);
}

void RecapPreview::addPicture(QBoxLayout *layout, const RecapPicture &picture)
{
    const QImage image = QImage::fromData(picture.bytes);
    auto *label = new QLabel;
    const int room = m_theme.scaled(paperWidth) - 130;
    label->setPixmap(QPixmap::fromImage(
        image.width() > room ? image.scaledToWidth(room, Qt::SmoothTransformation) : image));
    label->setAccessibleName(picture.description);
    layout->addWidget(label);
}

void RecapPreview::addQuestions(const Recap &recap)
{
    if (recap.questions.isEmpty())
        return;
    m_body->addSpacing(10);
    m_body->addWidget(serifLabel(tr("Questions"), 18, true));
    for (const Recap::Question &question : recap.questions)
        addQuestion(recap, question);
}

void RecapPreview::addQuestion(const Recap &recap, const Recap::Question &question)
{
    m_body->addWidget(serifLabel(questionLine(recap, question), 15, false));
}

void RecapPreview::addHighlights(const Recap &recap)
{
    if (recap.stats.highlights == 0)
        return;
    m_body->addSpacing(10);
    m_body->addWidget(serifLabel(tr("Highlights"), 18, true));
    for (const Recap::Question &question : recap.questions) {
        if (question.highlights.isEmpty())
            continue;
        addQuestion(recap, question);
        for (const Recap::Quote &quote : question.highlights)
            addQuote(quote, recap);
        m_body->addSpacing(6);
    }
    if (!recap.others.isEmpty())
        m_body->addWidget(serifLabel(tr("More from the evening"), 15, true));
    for (const Recap::Quote &quote : recap.others)
        addQuote(quote, recap);
}

void RecapPreview::addQuote(const Recap::Quote &quote, const Recap &recap)
{
    auto *box = card();
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    auto *name = new ElidedLabel(isolated(quotedName(quote)), u"strong"_s);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    head->addWidget(name);
    QString source = quotedSource(quote) + timeInRecap(quote.post.created, recap);
    if (quote.post.edited)
        source += u" · "_s + tr("edited");
    head->addWidget(new ElidedLabel(source, u"faint"_s), 1);
    layout->addLayout(head);
    auto *text = wrappedLabel(plainWords(quote.post.text).trimmed(), u"post"_s);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(text);
    for (const Media &media : quote.post.media) {
        if (const QString shown = plainLine(media.description); !shown.isEmpty())
            layout->addWidget(wrappedLabel(tr("Picture: %1").arg(isolated(shown)), u"muted"_s));
    }
    for (const RecapPicture &picture : quote.pictures)
        addPicture(layout, picture);
    if (!quote.note.isEmpty())
        layout->addWidget(wrappedLabel(plainLine(quote.note), u"muted"_s));
    m_body->addWidget(box);
}

void RecapPreview::addClosing(const Recap &recap)
{
    m_body->addSpacing(10);
    m_body->addWidget(serifLabel(closingSentence(recap), 15, false));
    if (const QString next = invitation(recap); !next.isEmpty())
        m_body->addWidget(serifLabel(next, 15, true));
}

}  // namespace ui
