// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/widgets.h"

#include <QBoxLayout>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

void setLook(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace

QLabel *plainLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setProperty("role", role);
    return label;
}

QLabel *wrappedLabel(const QString &text, const QString &role, QWidget *parent)
{
    QLabel *label = plainLabel(text, role, parent);
    label->setWordWrap(true);
    return label;
}

QLabel *captionLabel(const QString &text, QWidget *parent)
{
    return plainLabel(text, u"caption"_s, parent);
}

QLabel *sectionLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text.toUpper(), u"section"_s, parent);
    QFont spaced = label->font();
    spaced.setLetterSpacing(QFont::PercentageSpacing, 106);
    label->setFont(spaced);
    label->setAccessibleName(text);
    return label;
}

QLabel *fieldLabel(const QString &text, QWidget *field, QWidget *parent)
{
    QLabel *label = captionLabel(text, parent);
    label->setBuddy(field);
    QString name = text;
    field->setAccessibleName(name.remove(u'&'));
    return label;
}

QPushButton *button(const QString &text, const QString &role, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setProperty("role", role);
    made->setAutoDefault(false);
    if (role == u"link")
        made->setCursor(Qt::PointingHandCursor);
    return made;
}

KeyButton *keyButton(const QString &text, const QString &key, const QString &role, QWidget *parent)
{
    auto *made = new KeyButton(text, key, parent);
    made->setProperty("role", role);
    return made;
}

QPushButton *filterChip(const QString &text, QWidget *parent)
{
    QPushButton *made = button(text, u"chip"_s, parent);
    made->setCheckable(true);
    return made;
}

QLabel *chip(const QString &text, const QString &state, QWidget *parent)
{
    QLabel *label = plainLabel(text, u"chip"_s, parent);
    label->setProperty("state", state);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

QLabel *questionChip(int number, const QString &text, QWidget *parent)
{
    QLabel *label = chip(text, {}, parent);
    setQuestion(label, number);
    return label;
}

QFrame *card(QWidget *parent)
{
    return frame(u"card"_s, parent);
}

QFrame *frame(const QString &role, QWidget *parent)
{
    auto *made = new QFrame(parent);
    made->setProperty("role", role);
    made->setAttribute(Qt::WA_StyledBackground);
    return made;
}

QFrame *hairline(Qt::Orientation orientation, QWidget *parent)
{
    QFrame *line = frame(u"hairline"_s, parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

void setRole(QWidget *widget, const QString &role)
{
    setLook(widget, "role", role);
}

void setState(QWidget *widget, const QString &state)
{
    setLook(widget, "state", state);
}

void setQuestion(QWidget *widget, int number)
{
    const int cycled = ((number - 1) % 5 + 5) % 5 + 1;  // as Colors::question()
    setLook(widget, "question", QString::number(cycled));
}

void tighten(QBoxLayout *layout, int spacing)
{
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clearLayout(item->layout());
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

}  // namespace ui
