// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/prepare_page.h"

#include "core/schedule/ical_export.h"
#include "ui/prepare/accounts_bar.h"
#include "ui/prepare/chat_form.h"
#include "ui/prepare/chat_list_panel.h"
#include "ui/prepare/checks_panel.h"
#include "ui/prepare/paste_plan_dialog.h"
#include "ui/prepare/pictures_box.h"
#include "ui/prepare/preview_panel.h"
#include "ui/prepare/run_sheet_editor.h"
#include "ui/prepare/warning_box.h"
#include "ui/shell/counted.h"
#include "ui/shell/theme.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"
#include "ui/undo/chat_command.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

PreparePage::PreparePage(ChatBook &book, const QList<Account> &practice, Clock &clock,
                         const PictureReader &pictures, Theme &theme, Actions &actions,
                         QUndoStack &undo, QWidget *parent)
    : Page(parent)
    , m_book(book)
    , m_practice(practice)
    , m_clock(clock)
    , m_theme(theme)
    , m_actions(actions)
    , m_undo(undo)
    , m_list(new ChatListPanel(book, clock, theme, actions))
    , m_form(new ChatForm)
    , m_sheet(new RunSheetEditor(theme))
    , m_accountsBar(new AccountsBar(practice, theme))
    , m_preview(new PreviewPanel(pictures))
    , m_checks(new ChecksPanel)
    , m_places(new QStackedWidget)
    , m_narrowTabs(new QTabBar)
    , m_middle(buildMiddle())
    , m_right(buildRight())
{
    m_narrowTabs->addTab(tr("Run sheet"));
    m_narrowTabs->addTab(tr("Preview and checks"));
    m_narrowTabs->setAccessibleName(tr("Run sheet or preview"));
    connect(m_narrowTabs, &QTabBar::currentChanged, this, &PreparePage::arrange);
    auto *inner = new QHBoxLayout;
    tighten(inner, 0);
    inner->addWidget(m_middle, 1);
    inner->addWidget(m_right);
    auto *tabbed = new QVBoxLayout;
    tighten(tabbed, 0);
    tabbed->addWidget(m_narrowTabs);
    tabbed->addLayout(inner, 1);
    auto *whole = new QWidget;
    auto *columns = new QHBoxLayout(whole);
    tighten(columns, 0);
    columns->addWidget(m_list);
    columns->addLayout(tabbed, 1);
    m_places->addWidget(whole);
    m_places->addWidget(buildEmptyPlace());
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 0);
    rows->addWidget(m_places);
    buildTitleWidgets();
    connectPanels();
    connectActions();
    arrange();
    setAcceptDrops(true);
    showChat({});
}

void PreparePage::connectPanels()
{
    connect(m_list, &ChatListPanel::chosen, this, &PreparePage::showChat);
    connect(m_list, &ChatListPanel::duplicateWanted, this, &PreparePage::prepareNextDate);
    connect(m_list, &ChatListPanel::removeWanted, this, &PreparePage::removeChat);
    connect(m_form, &ChatForm::edited, this, [this](const Chat &chat, const QString &field) {
        change(chat, tr("Edit the chat"), field);
    });
    connect(m_sheet, &RunSheetEditor::edited, this, &PreparePage::change);
    connect(m_sheet, &RunSheetEditor::pictureWanted, &m_preview->pictures(), &PicturesBox::paste);
    connect(m_sheet, &RunSheetEditor::warningWanted, this, [this] {
        m_narrowTabs->setCurrentIndex(1);  // where there is no room for both
        m_preview->warning().write();
    });
    connect(m_sheet, &RunSheetEditor::refused, this, &PreparePage::report);
    connect(m_sheet, &RunSheetEditor::cueChosen, this, [this](const CueId &cue) {
        if (const Chat *shown = chat())
            m_preview->show(*shown, cue, chosenAccounts(*shown));
    });
    connect(m_form, &ChatForm::datesWanted, this, &PreparePage::showDates);
    connect(m_form, &ChatForm::postingWanted, this, &PreparePage::showPosting);
    connect(m_preview, &PreviewPanel::edited, this, &PreparePage::change);
    connect(m_checks, &ChecksPanel::mendWanted, this, &PreparePage::mend);
    connect(m_accountsBar, &AccountsBar::chosenChanged, this,
            [this](const QList<AccountId> &accounts) {
                if (const Chat *shown = chat()) {
                    Chat changed = *shown;
                    changed.accounts = accounts;
                    change(changed, tr("Choose accounts"), {});
                }
            });
    connect(&m_book, &ChatBook::savedChanged, this, &PreparePage::statusChanged);
    connect(&m_book, &ChatBook::changed, this, [this] {
        if (!chat())
            return showChat({});
        refresh();
    });
}

void PreparePage::connectActions()
{
    const auto on = [this](ActionId id, auto slot) {
        m_actions[id]->setEnabled(true);
        connect(m_actions[id], &QAction::triggered, this, slot);
    };
    on(ActionId::NewChat, [this] {
        addChat(m_book.newDraft(usualAccounts()), tr("New chat"));
        m_form->titleField()->setFocus();
    });
    on(ActionId::PastePlan, [this] { pastePlan(); });
    on(ActionId::Rehearse, [this] { Q_EMIT rehearseWanted(m_current); });
    on(ActionId::GoLive, [this] { Q_EMIT goLiveWanted(m_current); });
    QAction *accounts = m_actions[ActionId::Accounts];  // whoever has the accounts turns it on
    const auto follow = [this, accounts] {
        m_accountsBar->setAccountsEnabled(accounts->isEnabled());
    };
    follow();
    connect(accounts, &QAction::changed, this, follow);
    connect(m_accountsBar, &AccountsBar::accountsWanted, accounts, &QAction::trigger);
}

void PreparePage::showChat(const ChatId &id)
{
    m_current = m_book.find(id) ? id : m_list->likeliest();
    m_report.clear();
    m_list->setCurrent(m_current);
    refresh();
    Q_EMIT currentChanged(m_current);
}

void PreparePage::setAccounts(const QList<Account> &accounts)
{
    m_accounts = accounts;
    m_accountsBar->setAccounts(accounts);
    arrange();
    refresh();
}

void PreparePage::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

QList<Account> PreparePage::chosenAccounts(const Chat &chat) const
{
    QList<Account> chosen = m_accounts + m_practice;
    chosen.removeIf([&chat](const Account &one) { return !chat.accounts.contains(one.id); });
    return chosen;
}

QList<AccountId> PreparePage::usualAccounts() const
{
    QList<AccountId> ids;
    QSet<NetworkId> networks;
    for (const Account &account : m_accounts.isEmpty() ? m_practice : m_accounts) {
        if (!networks.contains(account.network))
            ids.append(account.id);
        networks.insert(account.network);
    }
    return ids;
}

void PreparePage::refresh()
{
    const Chat *shown = chat();
    m_places->setCurrentIndex(shown ? 0 : 1);
    const bool dated = shown && shown->start.kind() != ZonedTime::Kind::Invalid;
    const bool canStart = shown && !m_busy && shown->runSheet.size() > 0;
    const bool posts = shown && !chosenAccounts(*shown).isEmpty();
    m_actions[ActionId::Rehearse]->setEnabled(canStart);
    m_actions[ActionId::GoLive]->setEnabled(canStart && dated && posts &&
                                            shown->stage != ChatStage::Ended);
    m_rehearse->setEnabled(m_actions[ActionId::Rehearse]->isEnabled());
    m_goLive->setEnabled(m_actions[ActionId::GoLive]->isEnabled());
    m_export->setEnabled(shown);
    Q_EMIT titleChanged();
    Q_EMIT statusChanged();
    if (!shown)
        return;
    m_goLive->setText(goLiveText(*shown));
    m_goLive->setToolTip(m_busy   ? tr("Another chat is live.")
                         : !posts ? tr("Choose an account that posts.")
                         : !dated ? tr("Choose a date first.")
                                  : QString());
    const Chat copy = *shown;
    const QList<Account> accounts = chosenAccounts(copy);
    m_form->show(copy);
    m_sheet->show(copy, accounts);
    m_accountsBar->show(copy.accounts);
    m_accountsBar->setChoiceEnabled(copy.stage == ChatStage::Draft);  // else it is under way
    m_preview->show(copy, m_sheet->currentCue(), accounts);
    m_checks->show(copy, accounts, m_clock.now());
}

void PreparePage::change(const Chat &after, const QString &what, const QString &field)
{
    const Chat *before = m_book.find(after.id);
    if (!before || *before == after)
        return;
    m_report.clear();
    m_undo.push(new ChatCommand(m_book, *before, after, what, field));
}

void PreparePage::removeChat(const ChatId &id)
{
    const Chat *gone = m_book.find(id);
    if (!gone)
        return;
    const QString name = gone->title.isEmpty() ? tr("The chat") : gone->title;
    m_undo.push(new RemoveChatCommand(m_book, *gone, tr("Delete a chat")));
    report(tr("%1 is deleted. Undo brings it back.").arg(name));
}

void PreparePage::pastePlan(const QString &file, const QString &text)
{
    const Chat *shown = chat();
    const bool isDraft = shown && shown->stage == ChatStage::Draft;
    auto *dialog =
        new PastePlanDialog(isDraft ? std::optional(*shown) : std::nullopt, m_clock.now(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { takePlan(dialog->chat()); });
    if (!file.isEmpty())
        dialog->openFile(file);
    else if (!text.isEmpty())
        dialog->setText(text);
    dialog->open();
}

void PreparePage::takePlan(const Chat &made)
{
    if (m_book.find(made.id))
        return change(made, tr("Paste a plan"), {});
    Chat chat = made;
    chat.accounts = usualAccounts();
    addChat(chat, tr("Paste a plan"));
}

void PreparePage::addChat(const Chat &chat, const QString &what)
{
    m_undo.push(new AddChatCommand(m_book, chat, what));
    showChat(chat.id);
}

void PreparePage::report(const QString &sentence)
{
    m_report = sentence;
    Q_EMIT statusChanged();
}

QString PreparePage::title() const
{
    const Chat *shown = chat();
    return shown && !shown->hashtag.isEmpty() ? shown->hashtag.withSign() : u"Moderato"_s;
}

QString PreparePage::subtitle() const
{
    const Chat *shown = chat();
    return shown ? shown->title : QString();
}

QList<QWidget *> PreparePage::titleWidgets()
{
    return {m_undoButton, m_paste, m_export, m_rehearse, m_goLive};
}

QList<StatusText> PreparePage::statusLeft() const
{
    QList<StatusText> texts{{m_book.isSaved() ? tr("Saved") : tr("Saving…"), {}}};
    if (!m_report.isEmpty())
        texts.append({m_report, {}});
    const Chat *shown = chat();
    if (shown && !shown->start.zone.isEmpty())
        texts.append(
            {tr("Times shown for %1 and here (%2)")
                 .arg(QString::fromLatin1(shown->start.zone), QString::fromLatin1(localZone())),
             {}});
    return texts;
}

QList<StatusText> PreparePage::statusRight() const
{
    const Chat *shown = chat();
    return {{counted(shown ? int(shown->accounts.size()) : 0, tr("%1 account"), tr("%1 accounts")),
             {}}};
}

QList<QWidget *> PreparePage::parts()
{
    return {m_list, m_form, m_sheet, m_preview, m_checks};
}

QWidget *PreparePage::firstFocus()
{
    return chat() ? static_cast<QWidget *>(m_sheet) : this;
}

}  // namespace ui
