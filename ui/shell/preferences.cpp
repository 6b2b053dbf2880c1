// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString themeKey = u"theme"_s;
const QString geometryKey = u"window/geometry"_s;
const QString splittersKey = u"window/splitters"_s;
const QString lastChatKey = u"lastChat"_s;
const QString notificationsKey = u"notifications"_s;
const QString deskKey = u"desk"_s;

QString themeName(Theme::Choice choice)
{
    switch (choice) {
    case Theme::Choice::Light:
        return u"light"_s;
    case Theme::Choice::Dark:
        return u"dark"_s;
    case Theme::Choice::System:
        return u"system"_s;
    }
    return {};
}

Theme::Choice themeNamed(const QString &name)
{
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        if (themeName(choice) == name)
            return choice;
    }
    return Theme::Choice::System;
}

}  // namespace

Preferences loadPreferences(QSettings &settings)
{
    Preferences found;
    found.theme = themeNamed(settings.value(themeKey).toString());
    found.windowGeometry = settings.value(geometryKey).toByteArray();
    found.lastChat = settings.value(lastChatKey).toString();
    found.notifications = settings.value(notificationsKey, true).toBool();
    found.deskName = settings.value(deskKey).toString();
    settings.beginGroup(splittersKey);
    for (const QString &name : settings.childKeys())
        found.splitters.insert(name, settings.value(name).toByteArray());
    settings.endGroup();
    return found;
}

void savePreferences(const Preferences &preferences, QSettings &settings)
{
    settings.setValue(themeKey, themeName(preferences.theme));
    settings.setValue(geometryKey, preferences.windowGeometry);
    settings.setValue(lastChatKey, preferences.lastChat);
    settings.setValue(notificationsKey, preferences.notifications);
    settings.setValue(deskKey, preferences.deskName);
    settings.beginGroup(splittersKey);
    for (auto it = preferences.splitters.begin(); it != preferences.splitters.end(); ++it)
        settings.setValue(it.key(), it.value());
    settings.endGroup();
}

}  // namespace ui
