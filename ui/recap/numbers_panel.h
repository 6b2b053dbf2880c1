// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/chat_stats.h"
#include "core/highlights/series_numbers.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// The chat in numbers: one line each, with the usual figure of the former evenings beside it, and
/// the questions' answers below.
class NumbersPanel : public QWidget {
    Q_OBJECT

public:
    explicit NumbersPanel(QWidget *parent = nullptr);
    void show(const core::ChatStats &stats, const core::SeriesNumbers &series,
              const QString &questionLetter, const QByteArray &zone);

private:
    void addFigures(const core::ChatStats &stats, const core::SeriesNumbers &series);
    void addQuestions(const core::ChatStats &stats, const QString &letter);
    void addFigure(const QString &name, int value, const core::SeriesNumbers &series,
                   int core::EveningNumbers::*figure);
    void addLine(const QString &name, const QString &value, const QString &usual = {});

    QGridLayout *m_grid;
    QLabel *m_series;
    int m_row = 0;
    bool m_compares = false;  ///< there are former evenings
};

}  // namespace ui
