// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/export_panel.h"

#include "ui/shell/widgets.h"

#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ExportPanel::ExportPanel(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 8);
    layout->addWidget(sectionLabel(tr("Save as")));
    auto *html = button(tr("Web page (.html)"));
    auto *markdown = button(tr("Markdown (.md)"));
    layout->addWidget(html);
    layout->addWidget(markdown);
    layout->addSpacing(12);
    layout->addWidget(sectionLabel(tr("Thanks")));
    auto *thanks = button(tr("Thank everyone…"));
    layout->addWidget(thanks);
    connect(html, &QPushButton::clicked, this, [this] { Q_EMIT wanted(u"html"_s); });
    connect(markdown, &QPushButton::clicked, this, [this] { Q_EMIT wanted(u"md"_s); });
    connect(thanks, &QPushButton::clicked, this, &ExportPanel::thanksWanted);
}

}  // namespace ui
