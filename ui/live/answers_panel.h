// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/alarm.h"
#include "core/live/live_chat.h"

#include <QWidget>

class QUndoStack;
class QVBoxLayout;

namespace ui {

class LettersLine;
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

    /// The keys go to the pile, if there is something to check.
    void checkDoubts();

Q_SIGNALS:
    void filterChosen(const core::PostFilter &filter);
    void postChosen(const core::PostId &post);
    void checked();  ///< the pile is empty now, and had the focus

private:
    void lookAt(const QList<core::PostId> &posts);
    void refreshSoon();
    void refresh();
    void refreshLater();
    void showCard(QuestionCard &card, const core::Cue &question, int most);
    QString paceOf(int question) const;

    core::LiveChat &m_live;
    Theme &m_theme;
    core::Alarm m_refresh;
    core::Alarm m_later;
    bool m_lookAtLetters = false;  ///< a post that asks has come or changed
    LettersLine *m_letters;
    ToCheckPile *m_toCheck;
    QVBoxLayout *m_cardLayout;
    QList<QuestionCard *> m_cards;
};

}  // namespace ui
