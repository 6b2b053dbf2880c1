// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/template_panel.h"

#include "core/highlights/recap_template.h"
#include "ui/recap/recap_files.h"
#include "ui/shell/widgets.h"
#include "ui/undo/settings_command.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUndoStack>
#include <QVBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;
using Trouble = RecapTemplate::Trouble;

namespace {

const QStringList formats{u"html"_s, u"md"_s, u"wordpress"_s};

QString words(const char *text)
{
    return QCoreApplication::translate("Template", text);
}

QString reasonOf(const RecapTemplate &found)
{
    switch (found.trouble) {
    case Trouble::None:
        return {};
    case Trouble::Missing:
        return words("is not there");
    case Trouble::TooLarge:
        return words("is larger than 256 KB");
    case Trouble::NotText:
        return words("is no text");
    case Trouble::Broken:
        return words("has a section that is not closed, or a brace too many, in line %1")
            .arg(found.line);
    case Trouble::Unsafe:
        return words("has a value in line %1 where what people write could act").arg(found.line);
    }
    return {};
}

}  // namespace

QString templateTrouble(const QString &folder, const QString &format)
{
    const QString reason = reasonOf(recapTemplate(folder, format));
    return reason.isEmpty() ? QString()
                            : words("%1 %2. The built-in one is used until that is mended.")
                                  .arg(templateFileName(format), reason);
}

TemplatePanel::TemplatePanel(LiveChat &live, QUndoStack &undo, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_undo(undo)
    , m_state(wrappedLabel({}, u"muted"_s))
    , m_builtIn(button(tr("Use the built-in one"), u"link"_s))
{
    auto *layout = new QVBoxLayout(this);
    tighten(layout, 8);
    layout->addWidget(sectionLabel(tr("Template")));
    layout->addWidget(m_state);
    auto *change = button(tr("Change the template…"));
    layout->addWidget(change);
    layout->addWidget(m_builtIn, 0, Qt::AlignLeft);
    connect(change, &QPushButton::clicked, this, &TemplatePanel::change);
    connect(m_builtIn, &QPushButton::clicked, this, &TemplatePanel::useBuiltIn);
    refresh();
}

void TemplatePanel::refresh()
{
    const QString folder = m_live.chat().settings.templateFolder;
    QStringList troubles;
    for (const QString &format : formats)
        troubles.append(templateTrouble(folder, format));
    troubles.removeAll(QString());
    m_state->setText(!troubles.isEmpty() ? troubles.join(u'\n')
                     : folder.isEmpty()  ? tr("The built-in article.")
                                         : tr("Your own template."));
    m_builtIn->setVisible(!folder.isEmpty());
}

/// Beside everything else of the data folder; all evenings of a tag share it.
QString TemplatePanel::ownFolder() const
{
    const Hashtag &tag = m_live.chat().hashtag;
    return u"%1/templates/%2"_s.arg(m_live.dataFolder(),
                                    tag.isEmpty() ? m_live.chat().id.text() : tag.normalized());
}

Result<Done> TemplatePanel::copyTo(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(Error::Code::CannotSave, folder);
    for (const QString &format : formats) {
        const QString file = folder + u'/' + templateFileName(format);
        if (QFile::exists(file))
            continue;  // the host's words stay
        const auto saved = saveWhole(builtInTemplate(format).toUtf8(), file);
        if (!saved)
            return saved;
    }
    if (m_live.chat().settings.templateFolder != folder)
        use(folder, tr("Use your own template"));
    return Done{};
}

void TemplatePanel::change()
{
    const QString own = m_live.chat().settings.templateFolder;
    const QString folder = own.isEmpty() ? ownFolder() : own;
    if (const auto copied = copyTo(folder); !copied) {
        Q_EMIT said(tr("The template could not be copied to %1. The built-in one is used; allow "
                       "writing there and try again.")
                        .arg(QDir::toNativeSeparators(folder)));
        return;
    }
    Q_EMIT said(tr("The template is in %1. What you change there counts from now on.")
                    .arg(QDir::toNativeSeparators(folder)));
    Q_EMIT folderWanted(folder);
}

void TemplatePanel::useBuiltIn()
{
    use(QString(), tr("Use the built-in template"));
}

void TemplatePanel::use(const QString &folder, const QString &text)
{
    ChatSettings settings = m_live.chat().settings;
    settings.templateFolder = folder;
    m_undo.push(new SettingsCommand(m_live, settings, text));
}

}  // namespace ui
