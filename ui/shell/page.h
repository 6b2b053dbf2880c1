// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

/// One text of the status line; state: "", ok, warn, bad.
struct StatusText {
    QString text;
    QString state;
    QString details;  ///< the whole of it, in lines, for whoever rests on it

    bool operator==(const StatusText &) const = default;
};

/// One stage of the window: Prepare, Live or Recap.
///
/// MainWindow places it and shows what it says here in the title row and the status line, again
/// whenever it emits the matching signal.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Strong words of the title row: "#SafeSpaceConvos".
    virtual QString title() const = 0;
    /// What follows them: "Using Twitter for Professional Development · Mon 23 Nov, 20:30 ET".
    virtual QString subtitle() const = 0;
    /// Buttons or badges at the right of the title row, left to right; made once by the page,
    /// which keeps them up to date. They belong to the window from then on.
    virtual QList<QWidget *> titleWidgets() { return {}; }
    /// Whether those have to do with little room.
    virtual void setTitleNarrow(bool) {}
    /// The left and right side of the status line.
    virtual QList<StatusText> statusLeft() const { return {}; }
    virtual QList<StatusText> statusRight() const { return {}; }
    /// The widget that gets the focus when the stage is entered.
    virtual QWidget *firstFocus() { return this; }
    /// Its panels in the order in which F6 goes from one to the next.
    virtual QList<QWidget *> parts() { return {this}; }
    /// Something is about to happen that Undo takes back, before all that was done earlier.
    virtual bool offersUndo() const { return false; }
    virtual void takeBack() {}

Q_SIGNALS:
    void undoOfferChanged();
    void titleChanged();
    void statusChanged();
};

}  // namespace ui
