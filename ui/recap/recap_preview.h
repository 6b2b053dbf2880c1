// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap.h"

#include <QWidget>

class QBoxLayout;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class Theme;

/// The article as readers will see it, drawn from the same values as the files. Owned by
/// RecapPage. Foreign text is shown by plain labels only.
class RecapPreview : public QWidget {
    Q_OBJECT

public:
    explicit RecapPreview(Theme &theme, QWidget *parent = nullptr);
    void show(const core::Recap &recap);

Q_SIGNALS:
    void introductionChanged(const QString &text);

private:
    void addHead(const core::Recap &recap);
    void addQuestions(const core::Recap &recap);
    void addHighlights(const core::Recap &recap);
    void addQuestion(const core::Recap &recap, const core::Recap::Question &question);
    void addQuote(const core::Recap::Quote &quote, const core::Recap &recap);
    void addPicture(QBoxLayout *layout, const core::RecapPicture &picture);
    void addClosing(const core::Recap &recap);
    QWidget *serifLabel(const QString &text, double size, bool bold, const QString &role = {});

    Theme &m_theme;
    QWidget *m_paper;
    QVBoxLayout *m_body;
    QPlainTextEdit *m_introduction;
    QString m_shown;  ///< what is on the paper, so that nothing flickers when nothing changed
};

}  // namespace ui
