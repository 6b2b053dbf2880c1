// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/send_as_line.h"

#include "ui/accounts/account_words.h"
#include "ui/shell/network_look.h"
#include "ui/shell/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 4;       ///< between a sign and its handle
constexpr int wideGap = 10;  ///< between two accounts
constexpr int leastHandle = 56;

}  // namespace

SendAsLine::SendAsLine(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFont(theme.font(Theme::Type::Small));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SendAsLine::show(const QList<Account> &accounts)
{
    if (m_accounts == accounts && !accessibleName().isEmpty())
        return;
    m_accounts = accounts;
    setAccessibleName(goesOutAs(accounts));
    setToolTip(goesOutAs(accounts));
    setMinimumWidth(minimumSizeHint().width());  // also where the width does not follow the words
    updateGeometry();
    update();
}

QString SendAsLine::as() const
{
    return m_accounts.isEmpty() ? tr("no account") : tr("as");
}

QString SendAsLine::others() const
{
    return m_accounts.size() > 1 ? u" +%1"_s.arg(m_accounts.size() - 1) : QString();
}

int SendAsLine::signSide() const
{
    return fontMetrics().height();
}

int SendAsLine::wholeWidth() const
{
    if (m_accounts.isEmpty())
        return fontMetrics().horizontalAdvance(as()) + 1;
    int wide = fontMetrics().horizontalAdvance(as()) + gap - wideGap;
    for (const Account &account : m_accounts)
        wide +=
            wideGap + signSide() + gap + fontMetrics().horizontalAdvance(u'@' + account.handle) + 1;
    return wide;
}

int SendAsLine::signsWidth() const
{
    return fontMetrics().horizontalAdvance(as()) + gap +
           int(m_accounts.size()) * (signSide() + gap);
}

QSize SendAsLine::sizeHint() const
{
    return {wholeWidth(), fontMetrics().height() + 2};
}

QSize SendAsLine::minimumSizeHint() const
{
    const int compact = signsWidth() + leastHandle + fontMetrics().horizontalAdvance(others());
    return {std::min(wholeWidth(), compact), sizeHint().height()};
}

void SendAsLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (isCompact())
        return paintCompact(painter);
    paintWhole(painter, m_alignRight ? width() - wholeWidth() : 0);
}

void SendAsLine::paintWhole(QPainter &painter, int from) const
{
    paintText(painter, from, as());
    from += fontMetrics().horizontalAdvance(as()) + gap - wideGap;
    for (const Account &account : m_accounts) {
        from = paintSign(painter, from + wideGap, account);
        const QString handle = u'@' + account.handle;
        paintText(painter, from, handle);
        from += fontMetrics().horizontalAdvance(handle) + 1;
    }
}

void SendAsLine::paintCompact(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    const int room = width() - signsWidth() - metrics.horizontalAdvance(others());
    const QString handle = m_accounts.isEmpty() ? QString() : u'@' + m_accounts.first().handle;
    const QString words = metrics.elidedText(handle, Qt::ElideMiddle, room) + others();
    const int wide = signsWidth() + metrics.horizontalAdvance(words);
    int from = m_alignRight ? std::max(0, width() - wide) : 0;
    paintText(painter, from, as());
    from += metrics.horizontalAdvance(as()) + gap;
    for (const Account &account : m_accounts)
        from = paintSign(painter, from, account);
    paintText(painter, from, words);
}

int SendAsLine::paintSign(QPainter &painter, int from, const Account &account) const
{
    const int side = signSide();
    const QRect place(from, (height() - side) / 2, side, side);
    paintNetworkSign(painter, place, networkLook(account.network, m_theme.colors()));
    return from + side + gap;
}

void SendAsLine::paintText(QPainter &painter, int from, const QString &text) const
{
    painter.setFont(font());
    painter.setPen(m_theme.colors().muted);
    painter.drawText(QRect(from, 0, width() - from + 1, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

}  // namespace ui
