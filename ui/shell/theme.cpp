// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/icons.h"
#include "ui/shell/style_sheet.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontInfo>
#include <QPalette>
#include <QStyleFactory>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double designBody = 13.0;

const QString portalService = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString portalInterface = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colorScheme = u"color-scheme"_s;

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

QPalette paletteOf(const Colors &c)
{
    QPalette p(c.text, c.surface, c.line, c.line, c.muted, c.text, c.text, c.field, c.window);
    p.setColor(QPalette::AlternateBase, c.window);
    p.setColor(QPalette::PlaceholderText, c.faint);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::ToolTipBase, c.inverse);
    p.setColor(QPalette::ToolTipText, c.onInverse);
    for (const QPalette::ColorRole role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, mixed(c.muted, c.surface, 0.6));
    return p;
}

/// The portal answers Read with a variant in a variant, and the signal with a plain one.
int schemeIn(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toInt();
}

double factorOf(Theme::Type type)
{
    switch (type) {
    case Theme::Type::Body:
    case Theme::Type::Strong:
        return 1.0;
    case Theme::Type::Post:
        return 14 / designBody;
    case Theme::Type::Title:
        return 15 / designBody;
    case Theme::Type::Countdown:
        return 30 / designBody;
    case Theme::Type::Caption:
        return 12 / designBody;
    case Theme::Type::Small:
        return 11 / designBody;
    }
    return 1.0;
}

bool isSemibold(Theme::Type type)
{
    return type == Theme::Type::Strong || type == Theme::Type::Title ||
           type == Theme::Type::Countdown;
}

QFont withTabularFigures(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

}  // namespace

Theme::Theme(Choice choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
    , m_base(withTabularFigures(QApplication::font()))
    , m_paletteDark(isDarkPalette(QApplication::palette()))
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setFont(m_base);
    m_dark = wantsDark();
    apply();
    askPortal();
}

void Theme::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    update();
}

QFont Theme::font(Type type) const
{
    QFont font = m_base;
    const double factor = factorOf(type);
    if (m_base.pointSizeF() > 0)
        font.setPointSizeF(m_base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(m_base.pixelSize() * factor));
    if (isSemibold(type))
        font.setWeight(QFont::DemiBold);
    return font;
}

int Theme::scaled(int pixels) const
{
    return qRound(pixels * QFontInfo(m_base).pixelSize() / designBody);
}

QIcon Theme::icon(const QString &name, const QColor &color) const
{
    return ui::icon(name, color);
}

void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalService, portalPath, portalInterface, u"SettingChanged"_s, this,
                SLOT(portalChanged(QString, QString, QDBusVariant)));
    QDBusMessage read =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    read << appearance << colorScheme;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError())
            portalChanged(appearance, colorScheme, QDBusVariant(reply.value()));
    });
}

void Theme::portalChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearance || key != colorScheme)
        return;
    m_portalScheme = schemeIn(value.variant());
    update();
}

bool Theme::wantsDark() const
{
    if (m_choice != Choice::System)
        return m_choice == Choice::Dark;
    if (m_portalScheme != 0)
        return m_portalScheme == 1;
    return m_paletteDark;
}

void Theme::update()
{
    if (wantsDark() == m_dark)
        return;
    m_dark = !m_dark;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    m_colors = m_dark ? Colors::dark() : Colors::light();
    QApplication::setPalette(paletteOf(m_colors));
    qApp->setStyleSheet(styleSheet(*this));
}

}  // namespace ui
