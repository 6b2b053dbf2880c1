// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QComboBox;

namespace ui {

class Theme;

/// Paints the cells of the run sheet and makes the fields that are written into in place.
class RunSheetDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    RunSheetDelegate(Theme &theme, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *modeEditor(QWidget *parent) const;
    QWidget *labelEditor(QWidget *parent, const QModelIndex &index) const;
    QWidget *textEditor(QWidget *parent) const;
    void finishWhenChosen(QComboBox *box) const;
    void paintLock(QPainter *painter, const QRect &area, const QModelIndex &index) const;
    void paintChip(QPainter *painter, const QRect &area, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QRect &area, const QModelIndex &index) const;
    QColor colorOf(const QModelIndex &index) const;

    Theme &m_theme;
};

}  // namespace ui
