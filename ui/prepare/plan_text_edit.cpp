// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/plan_text_edit.h"

#include <QMimeData>

namespace ui {

bool PlanTextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasHtml() || source->hasText();
}

void PlanTextEdit::insertFromMimeData(const QMimeData *source)
{
    // A page is pasted whole; into a text that is there already goes only what one sees.
    const bool whole = source->hasHtml() && toPlainText().trimmed().isEmpty();
    insertPlainText(whole ? source->html() : source->text());
}

}  // namespace ui
