// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/live_chat.h"
#include "ui/recap/chosen_pictures.h"
#include "ui/shell/page.h"

class QScrollArea;
class QUndoStack;

namespace ui {

class ExportPanel;
class HighlightOrderPanel;
class NumbersPanel;
class RecapPreview;
class TemplatePanel;
class Theme;

/// The stage after the chat: highlights in the order of the article, the article as readers will
/// see it, the chat in numbers and the ways out.
///
/// Owned by MainWindow, for one LiveChat. It shows what buildRecap() gives and never words a
/// recap of its own, so that the file and the picture of it are the same.
class RecapPage : public Page {
    Q_OBJECT

public:
    /// `clock` is this computer's, for pauses of the window itself.
    RecapPage(core::LiveChat &live, core::Clock &clock, Theme &theme, QUndoStack &undo,
              QWidget *parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    QList<QWidget *> titleWidgets() override { return m_titleWidgets; }
    QList<QWidget *> parts() override;
    QList<StatusText> statusLeft() const override { return {{statusText(), {}}}; }
    QList<StatusText> statusRight() const override { return {{nextChatText(), {}}}; }
    QString statusText() const;    ///< "25 highlights", and what was left out
    QString nextChatText() const;  ///< "Next chat: Mon 7 Dec, 20:30 ET"

    /// Both ask for a second thought first, where a highlight needs one.
    void copyForWordPress();
    void exportAs(const QString &format);  ///< one of exportFormats(); asks where
    void lookAtLeftOut();
    void choosePictures();
    void save(const QString &format, const QString &file);

Q_SIGNALS:
    void postWanted(const core::PostId &post);  ///< in the stream

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTitleWidgets();
    QWidget *buildRightColumn();
    void connectPaths();
    void refreshSoon();
    void refresh();
    void compare();
    void afterConsent(const std::function<void()> &goOn);
    void askWhere(const QString &format);
    void putIntoClipboard();
    void thankEveryone();
    void report(const QString &sentence);

    core::LiveChat &m_live;
    core::Clock &m_clock;
    Theme &m_theme;
    QUndoStack &m_undo;
    core::Recap m_recap;
    core::SeriesNumbers m_series;
    ChosenPictures m_pictures;
    QString m_report;
    bool m_refreshPlanned = false;
    HighlightOrderPanel *m_highlights;
    RecapPreview *m_preview;
    NumbersPanel *m_numbers;
    ExportPanel *m_export;
    TemplatePanel *m_template;
    QScrollArea *m_right;
    QList<QWidget *> m_titleWidgets;
};

}  // namespace ui
