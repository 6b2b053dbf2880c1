// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/export_panel.h"

#include "ui/shell/counted.h"
#include "ui/shell/widgets.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

QList<ExportFormat> exportFormats()
{
    const auto words = [](const char *text) {
        return QCoreApplication::translate("ExportPanel", text);
    };
    return {{u"html"_s, words("Web page (.html)"), words("Web page (*.html)")},
            {u"md"_s, words("Markdown (.md)"), words("Markdown (*.md)")},
            {u"pdf"_s, words("PDF (.pdf)"), words("PDF (*.pdf)")},
            {u"csv"_s, words("All posts as a table (.csv)"), words("Table (*.csv)")},
            {u"json"_s, words("All posts for programs (.json)"), words("JSON (*.json)")}};
}

ExportPanel::ExportPanel(QWidget *parent) : QWidget(parent), m_leftOut(button({}, u"link"_s))
{
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 8);
    layout->addWidget(sectionLabel(tr("Save as")));
    for (const ExportFormat &format : exportFormats()) {
        auto *save = button(format.title);
        layout->addWidget(save);
        connect(save, &QPushButton::clicked, this, [this, id = format.id] { Q_EMIT wanted(id); });
    }
    layout->addWidget(m_leftOut, 0, Qt::AlignLeft);
    layout->addSpacing(12);
    layout->addWidget(sectionLabel(tr("With it")));
    auto *pictures = button(tr("Pictures…"));
    auto *thanks = button(tr("Thank everyone…"));
    layout->addWidget(pictures);
    layout->addWidget(thanks);
    connect(m_leftOut, &QPushButton::clicked, this, &ExportPanel::consentWanted);
    connect(pictures, &QPushButton::clicked, this, &ExportPanel::picturesWanted);
    connect(thanks, &QPushButton::clicked, this, &ExportPanel::thanksWanted);
    setLeftOut(0);
}

void ExportPanel::setLeftOut(int highlights)
{
    m_leftOut->setText(highlights == 0 ? tr("Names and consent…")
                                       : counted(highlights, tr("%1 left out: look at it"),
                                                 tr("%1 left out: look at them")));
}

}  // namespace ui
