// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QWidget>

class QUndoStack;
class QVBoxLayout;

namespace ui {

class QuestionCard;
class Theme;
class ToCheckPile;

/// The board: the answers to each question while they arrive, and above it the pile of what a
/// host should look at. Owned by LivePage.
class AnswersPanel : public QWidget {
    Q_OBJECT

public:
    AnswersPanel(core::LiveChat &live, core::Clock &uiClock, Theme &theme, QUndoStack &undo,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    void filterChosen(const core::PostFilter &filter);
    void postChosen(const core::PostId &post);

private:
    void refreshSoon();
    void refresh();

    core::LiveChat &m_live;
    Theme &m_theme;
    core::Alarm m_refresh;
    ToCheckPile *m_toCheck;
    QVBoxLayout *m_cardLayout;
    QList<QuestionCard *> m_cards;
};

}  // namespace ui
