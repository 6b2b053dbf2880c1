// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/run_sheet_delegate.h"

#include "ui/prepare/run_sheet_model.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int across = 6;
constexpr int above = 8;

}  // namespace

RunSheetDelegate::RunSheetDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{}

QSize RunSheetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    if (index.column() != RunSheetModel::Text)
        return {metrics.horizontalAdvance(index.data().toString()) + 2 * across,
                metrics.height() + 2 * above};
    const int width = std::max(80, option.rect.width() - 2 * across);
    const QString text = index.data().toString();
    const QRect needed = metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap,
                                              text.isEmpty() ? u" "_s : text);
    return {width, needed.height() + 2 * above};
}

void RunSheetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colors.selection);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect area = option.rect.adjusted(across, above, -across, -above);
    if (index.column() == RunSheetModel::Lock)
        paintLock(painter, area, index);
    else if (index.column() == RunSheetModel::Label &&
             index.data(RunSheetModel::NumberRole).isValid())
        paintChip(painter, area, index);
    else
        paintText(painter, area, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colors.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void RunSheetDelegate::paintLock(QPainter *painter, const QRect &area,
                                 const QModelIndex &index) const
{
    const bool locked = index.data(RunSheetModel::StateRole).toBool();
    const int size = m_theme.scaled(14);
    const QIcon icon = m_theme.icon(locked ? u"lock"_s : u"lock-open"_s,
                                    locked ? m_theme.colors().text : m_theme.colors().mark);
    icon.paint(painter, QRect(area.left(), area.top() + 1, size, size));
}

void RunSheetDelegate::paintChip(QPainter *painter, const QRect &area,
                                 const QModelIndex &index) const
{
    const int number = index.data(RunSheetModel::NumberRole).toInt();
    QFont font = m_theme.font(Theme::Type::Small);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const QString text = index.data().toString();
    const QFontMetrics metrics(font);
    const QRect chip(area.left(), area.top(), metrics.horizontalAdvance(text) + 14,
                     metrics.height() + 3);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colors().questionGround(number));
    painter->drawRoundedRect(chip, 5, 5);
    painter->setPen(m_theme.colors().questionText(number));
    painter->drawText(chip, Qt::AlignCenter, text);
}

QColor RunSheetDelegate::colorOf(const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const QString state = index.data(RunSheetModel::StateRole).toString();
    if (state == u"bad")
        return colors.bad;
    if (state == u"warn")
        return colors.warn;
    const bool main =
        index.column() == RunSheetModel::Time || index.column() == RunSheetModel::Text;
    return main ? colors.text : colors.muted;
}

void RunSheetDelegate::paintText(QPainter *painter, const QRect &area,
                                 const QModelIndex &index) const
{
    painter->setFont(m_theme.font(Theme::Type::Body));
    painter->setPen(colorOf(index));
    const QString text = index.data().toString();
    if (index.column() != RunSheetModel::Text) {
        painter->drawText(area, Qt::AlignTop | Qt::AlignLeft, text);
        return;
    }
    if (text.isEmpty()) {
        painter->setPen(m_theme.colors().faint);
        painter->drawText(area, Qt::AlignTop, tr("Write the text…"));
        return;
    }
    painter->drawText(area, Qt::TextWordWrap | Qt::AlignTop, text);
}

QWidget *RunSheetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                        const QModelIndex &index) const
{
    if (index.column() == RunSheetModel::Mode) {
        auto *modes = new QComboBox(parent);
        modes->addItem(tr("By itself"), int(core::CueMode::Automatic));
        modes->addItem(tr("Armed"), int(core::CueMode::Armed));
        modes->addItem(tr("By hand"), int(core::CueMode::Manual));
        modes->setAccessibleName(tr("Mode"));
        return modes;
    }
    if (index.column() == RunSheetModel::Text) {
        auto *text = new QPlainTextEdit(parent);
        text->setTabChangesFocus(true);
        text->setAccessibleName(tr("Text of the post"));
        return text;
    }
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(tr("Time, such as 20:45 or +12"));
    return line;
}

void RunSheetDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *modes = qobject_cast<QComboBox *>(editor))
        modes->setCurrentIndex(modes->findData(index.data(Qt::EditRole)));
    else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        if (text->toPlainText().isEmpty()) {  // a change elsewhere must not take what is typed
            text->setPlainText(index.data(Qt::EditRole).toString());
            text->moveCursor(QTextCursor::End);
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(index.data(Qt::EditRole).toString());
    }
}

void RunSheetDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                    const QModelIndex &index) const
{
    if (const auto *modes = qobject_cast<QComboBox *>(editor))
        model->setData(index, modes->currentData());
    else if (const auto *text = qobject_cast<QPlainTextEdit *>(editor))
        model->setData(index, text->toPlainText());
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text());
}

void RunSheetDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    QRect area = option.rect;
    if (index.column() == RunSheetModel::Text)
        area.setHeight(std::max(area.height(), m_theme.scaled(76)));
    editor->setGeometry(area);
}

/// Enter takes the text over, as in a table; Shift+Enter is a new line.
bool RunSheetDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *text = qobject_cast<QPlainTextEdit *>(watched);
    if (text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            Q_EMIT commitData(text);
            Q_EMIT closeEditor(text);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace ui
