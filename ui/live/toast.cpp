// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/toast.h"

#include "ui/shell/widgets.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fromBottom = 104;  ///< above the status line and what is being written

}  // namespace

Toast::Toast(core::Clock &clock, QWidget *over)
    : QFrame(over)
    , m_alarm(clock)
    , m_text(plainLabel({}))
    , m_action(button({}, u"link"_s))
{
    setProperty("role", u"toast"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(12);
    row->addWidget(m_text);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &Toast::take);
    over->installEventFilter(this);
    hide();
}

QString Toast::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Toast::say(const QString &text, core::Milliseconds time)
{
    leave();
    m_action->hide();
    showText(text, time);
}

void Toast::offer(const QString &text, const QString &action, core::Milliseconds wait,
                  std::function<void()> ifTaken, std::function<void()> ifLeft)
{
    leave();
    setOffer(std::move(ifTaken), std::move(ifLeft));
    m_action->setText(action);
    m_action->show();
    showText(text, wait);
}

void Toast::showText(const QString &text, core::Milliseconds time)
{
    m_text->setText(text);
    setAccessibleName(text);
    show();
    place();
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_alarm.setAfter(time, [this] { leave(); });
}

void Toast::place()
{
    adjustSize();
    const QSize over = parentWidget()->size();
    move((over.width() - width()) / 2, over.height() - height() - fromBottom);
}

void Toast::setOffer(std::function<void()> ifTaken, std::function<void()> ifLeft)
{
    const bool before = offers();
    m_ifTaken = std::move(ifTaken);
    m_ifLeft = std::move(ifLeft);
    if (offers() != before)
        Q_EMIT offersChanged(offers());
}

void Toast::leave()
{
    m_alarm.clear();
    hide();
    const auto left = m_ifLeft;
    setOffer({}, {});
    if (left)
        left();
}

void Toast::take()
{
    m_alarm.clear();
    hide();
    const auto taken = m_ifTaken;
    setOffer({}, {});
    if (taken)
        taken();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

}  // namespace ui
