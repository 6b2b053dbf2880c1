// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/run_sheet_delegate.h"

#include "ui/prepare/run_sheet_model.h"
#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>

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
    const int warning =
        index.data(RunSheetModel::WarningRole).toString().isEmpty() ? 0 : metrics.height();
    return {width, needed.height() + warning + 2 * above};
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

void RunSheetDelegate::paintText(QPainter *painter, const QRect &place,
                                 const QModelIndex &index) const
{
    painter->setFont(m_theme.font(Theme::Type::Body));
    painter->setPen(colorOf(index));
    const QString text = index.data().toString();
    if (index.column() != RunSheetModel::Text) {
        painter->drawText(place, Qt::AlignTop | Qt::AlignLeft, text);
        return;
    }
    QRect area = place;
    if (const QString warning = index.data(RunSheetModel::WarningRole).toString();
        !warning.isEmpty()) {
        const QFontMetrics metrics(painter->font());
        painter->setPen(m_theme.colors().muted);
        painter->drawText(area, Qt::AlignTop | Qt::TextSingleLine,
                          metrics.elidedText(tr("Content warning: %1").arg(warning), Qt::ElideRight,
                                             area.width()));
        area.setTop(area.top() + metrics.height());
        painter->setPen(colorOf(index));
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
    if (index.column() == RunSheetModel::Mode)
        return modeEditor(parent);
    if (index.column() == RunSheetModel::Label)
        return labelEditor(parent, index);
    if (index.column() == RunSheetModel::Text)
        return textEditor(parent);
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(tr("Time, such as 20:45 or +12"));
    return line;
}

QWidget *RunSheetDelegate::modeEditor(QWidget *parent) const
{
    auto *modes = new QComboBox(parent);
    for (const core::CueMode mode :
         {core::CueMode::Automatic, core::CueMode::Armed, core::CueMode::Manual})
        modes->addItem(RunSheetModel::modeText(mode), int(mode));
    modes->setAccessibleName(tr("Mode"));
    finishWhenChosen(modes);
    return modes;
}

QWidget *RunSheetDelegate::labelEditor(QWidget *parent, const QModelIndex &index) const
{
    auto *labels = new QComboBox(parent);
    labels->setEditable(true);  // any number of a question
    labels->setInsertPolicy(QComboBox::NoInsert);
    const auto *model = qobject_cast<const RunSheetModel *>(index.model());
    labels->addItems(model ? model->labels(index.row()) : QStringList());
    labels->view()->setMinimumWidth(m_theme.scaled(96));
    labels->setAccessibleName(tr("Label, such as Q3 or Wrap"));
    finishWhenChosen(labels);
    return labels;
}

/// Whoever has chosen by mouse is done.
void RunSheetDelegate::finishWhenChosen(QComboBox *box) const
{
    auto *self = const_cast<RunSheetDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
}

/// What is typed is saved as it is typed.
QWidget *RunSheetDelegate::textEditor(QWidget *parent) const
{
    auto *text = new QPlainTextEdit(parent);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("Text of the post"));
    auto *self = const_cast<RunSheetDelegate *>(this);
    connect(text, &QPlainTextEdit::textChanged, self,
            [self, text] { Q_EMIT self->commitData(text); });
    return text;
}

void RunSheetDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString value = index.data(Qt::EditRole).toString();
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        if (box->isEditable())
            box->setCurrentText(value);
        else
            box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        if (text->toPlainText().trimmed() != value) {  // else the cursor stays where one types
            const QSignalBlocker quiet(text);
            text->setPlainText(value);
            text->moveCursor(QTextCursor::End);
        }
    } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified()) {
        line->setText(value);
    }
}

void RunSheetDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                    const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->isEditable() ? box->currentText() : box->currentData());
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
