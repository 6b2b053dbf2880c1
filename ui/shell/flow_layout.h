// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace ui {

/// Widgets one after another, on a further line where they do not fit: filters, whose number and
/// length nobody knows beforehand. Owned by its widget, like every layout.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(int spacing, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;     ///< all on one line
    QSize minimumSize() const override;  ///< the widest item
    void setGeometry(const QRect &place) override;

private:
    /// Puts the items there if `really`; returns the height that they take.
    int arrange(const QRect &whole, bool really) const;

    QList<QLayoutItem *> m_items;
};

}  // namespace ui
