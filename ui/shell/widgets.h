// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/elided_label.h"
#include "ui/shell/empty_place.h"
#include "ui/shell/key_button.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QBoxLayout;

/// Small builders used everywhere. A widget's look is its `role` (and `state`, `question`), which
/// the style sheet knows (resources/style/moderato.qss); its accessible name is what it says.
namespace ui {

/// Text of any origin, never taken for markup. Roles: "", strong, post, title, countdown, caption,
/// small, muted, faint, section, empty.
QLabel *plainLabel(const QString &text, const QString &role = {}, QWidget *parent = nullptr);
/// The same, over as many lines as it needs.
QLabel *wrappedLabel(const QString &text, const QString &role = {}, QWidget *parent = nullptr);
QLabel *captionLabel(const QString &text, QWidget *parent = nullptr);
/// "RUN SHEET": the name of a part of the window, a heading for screen readers.
QLabel *sectionLabel(const QString &text, QWidget *parent = nullptr);
/// The caption above a field; its mnemonic and accessible name go to the field.
QLabel *fieldLabel(const QString &text, QWidget *field, QWidget *parent = nullptr);

/// Roles: plain, primary, danger, link, quiet, small.
QPushButton *button(const QString &text, const QString &role = QStringLiteral("plain"),
                    QWidget *parent = nullptr);
/// A button that shows its key: "Hold [Ctrl+Shift+H]".
KeyButton *keyButton(const QString &text, const QString &key,
                     const QString &role = QStringLiteral("plain"), QWidget *parent = nullptr);
/// A chip that can be chosen, as in the filter bar.
QPushButton *filterChip(const QString &text, QWidget *parent = nullptr);
/// A chip that says something; `state`: "", ok, warn, bad, none (dashed).
QLabel *chip(const QString &text, const QString &state = {}, QWidget *parent = nullptr);
/// A chip in the colours of a question: "Q2", "A2 reply".
QLabel *questionChip(int number, const QString &text, QWidget *parent = nullptr);

/// A frame on the surface with a hairline around it.
QFrame *card(QWidget *parent = nullptr);
/// A frame with another role: panel, header, footer, left, right, banner, star, ground.
QFrame *frame(const QString &role, QWidget *parent = nullptr);
QFrame *hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

/// Sets a property that the style sheet looks at, and has the widget styled again.
void setRole(QWidget *widget, const QString &role);
void setState(QWidget *widget, const QString &state);
void setQuestion(QWidget *widget, int number);

/// A layout without margins; the design's spacing is a 4-px grid.
void tighten(QBoxLayout *layout, int spacing = 8);
/// Deletes everything in a layout, its widgets too.
void clearLayout(QLayout *layout);

}  // namespace ui
