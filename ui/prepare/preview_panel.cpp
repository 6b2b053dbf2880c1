// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/preview_panel.h"

#include "ui/prepare/pictures_box.h"
#include "ui/prepare/warning_box.h"
#include "ui/shell/widgets.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <algorithm>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int littleRoom = 20;
constexpr int fieldHeight = 84;

}  // namespace

PreviewPanel::PreviewPanel(const PictureReader &pictures, QWidget *parent)
    : QWidget(parent)
    , m_heading(sectionLabel({}))
    , m_cards(new QVBoxLayout)
    , m_warning(new WarningBox)
    , m_pictures(new PicturesBox(pictures))
{
    auto *rows = new QVBoxLayout(this);
    tighten(rows, 12);
    rows->addWidget(m_heading);
    tighten(m_cards, 12);
    rows->addLayout(m_cards);
    rows->addWidget(m_warning);
    rows->addWidget(m_pictures);
    connect(m_warning, &WarningBox::edited, this, [this](const QString &warning) {
        if (const Cue *cue = m_chat.runSheet.find(m_cue)) {
            Cue copy = *cue;
            copy.warning = warning;
            changeCue(copy, tr("Content warning"), u"warning"_s + m_cue.text());
        }
    });
    connect(m_pictures, &PicturesBox::edited, this,
            [this](const QList<Picture> &changed, const QString &what, const QString &field) {
                if (const Cue *cue = m_chat.runSheet.find(m_cue)) {
                    Cue copy = *cue;
                    copy.pictures = changed;
                    changeCue(copy, what, field.isEmpty() ? field : field + m_cue.text());
                }
            });
}

/// What decides which widgets there are; the words in them change in place, so that whoever types
/// keeps the cursor.
QString PreviewPanel::cardsKey() const
{
    const Cue *cue = m_chat.runSheet.find(m_cue);
    QString key = m_chat.id.text() + m_cue.text();
    for (const Account &account : m_accounts)
        key += u'\n' + account.id.text() +
               (cue && cue->variants.contains(account.network) ? u"own"_s : QString());
    return key;
}

void PreviewPanel::show(const Chat &chat, const CueId &id, const QList<Account> &accounts)
{
    m_chat = chat;
    m_cue = id;
    m_accounts = accounts;
    const Cue *cue = chat.runSheet.find(id);
    m_heading->setText(
        cue ? tr("%1 AS IT WILL BE POSTED").arg(cueLabel(*cue, chat.settings).toUpper())
            : tr("NO POST IS CHOSEN"));
    m_pictures->setVisible(cue);
    const bool canWarn = std::any_of(accounts.begin(), accounts.end(), [](const Account &one) {
        return one.textRules.takesWarning();
    });
    m_warning->setVisible(cue && (canWarn || !cue->warning.isEmpty()));
    if (cue)
        m_warning->show(id.text(), cue->warning, accounts);
    if (cue)
        m_pictures->show(cue->pictures, accounts);
    if (std::exchange(m_shown, cardsKey()) != cardsKey()) {
        clearLayout(m_cards);
        m_shownCards.clear();
        for (const Account &account : accounts) {
            if (cue)
                m_cards->addWidget(cardFor(account));
        }
    }
    refreshCards();
}

QWidget *PreviewPanel::cardFor(const Account &account)
{
    const Cue &cue = *m_chat.runSheet.find(m_cue);
    const NetworkId network = account.network;
    const bool own = cue.variants.contains(network);
    QFrame *box = card();
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(6);
    Shown shown{.account = account,
                .size = plainLabel({}, u"caption"_s),
                .trouble = wrappedLabel({}, u"caption"_s),
                .card = box};
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(plainLabel(networkName(network), u"strong"_s));
    head->addWidget(new ElidedLabel(u'@' + account.handle, u"faint"_s), 1);
    head->addWidget(shown.size);
    rows->addLayout(head);
    shown.warning = wrappedLabel({}, u"strong"_s);
    rows->addWidget(shown.warning);
    shown.text = wrappedLabel({});
    rows->addWidget(shown.text);
    if (own) {
        shown.words = variantField(cue, network);
        rows->addWidget(shown.words);
    }
    setState(shown.trouble, u"bad"_s);
    rows->addWidget(shown.trouble);
    QPushButton *toggle =
        button(own ? tr("Use the common text") : tr("Other words here…"), u"link"_s);
    toggle->setAccessibleName(own ? tr("On %1 use the common text").arg(networkName(network))
                                  : tr("Other words on %1").arg(networkName(network)));
    connect(toggle, &QPushButton::clicked, this, [this, network, own] {
        if (const Cue *chosen = m_chat.runSheet.find(m_cue))
            setVariant(network, own ? std::nullopt : std::optional(chosen->text));
    });
    rows->addWidget(toggle, 0, Qt::AlignLeft);
    m_shownCards.append(shown);
    return box;
}

QPlainTextEdit *PreviewPanel::variantField(const Cue &cue, const NetworkId &network)
{
    auto *field = new QPlainTextEdit(cue.variants.value(network));
    field->setAccessibleName(tr("Words for %1").arg(networkName(network)));
    field->setTabChangesFocus(true);
    field->setFixedHeight(fieldHeight);
    connect(field, &QPlainTextEdit::textChanged, this,
            [this, field, network] { setVariant(network, field->toPlainText()); });
    return field;
}

void PreviewPanel::setVariant(const NetworkId &network, const std::optional<QString> &text)
{
    const Cue *cue = m_chat.runSheet.find(m_cue);
    if (!cue)
        return;
    Cue changed = *cue;
    if (text)
        changed.variants.insert(network, *text);
    else
        changed.variants.remove(network);
    const bool typing = text && cue->variants.contains(network);
    changeCue(changed, tr("Words for %1").arg(networkName(network)),
              typing ? u"variant"_s + m_cue.text() + network.text() : QString());
}

void PreviewPanel::changeCue(const Cue &cue, const QString &what, const QString &field)
{
    Chat changed = m_chat;
    changed.runSheet.change(cue);
    Q_EMIT edited(changed, what, field);
}

void PreviewPanel::refreshCards()
{
    const Cue *cue = m_chat.runSheet.find(m_cue);
    if (!cue)
        return;
    for (const Shown &shown : std::as_const(m_shownCards)) {
        const TextRules &rules = shown.account.textRules;
        const QString text = postedText(*cue, m_chat, shown.account.network);
        const QString own = cue->variants.value(shown.account.network);
        if (shown.words && shown.words->toPlainText() != own) {  // undone, or changed elsewhere
            const QSignalBlocker quiet(shown.words);
            shown.words->setPlainText(own);
        }
        const int room = rules.room(text, cue->warning);
        const QString warning = rules.takesWarning() ? cue->warning : QString();
        shown.warning->setText(warning);
        shown.warning->setVisible(!warning.isEmpty());
        shown.text->setText(text);
        shown.size->setText(u"%1 / %2"_s.arg(rules.count(text, cue->warning)).arg(rules.limit));
        setState(shown.size, room < 0 ? u"bad"_s : room < littleRoom ? u"warn"_s : QString());
        shown.trouble->setText(tr("Too long by %1. Shorten it.").arg(-room));
        shown.trouble->setVisible(room < 0);
        shown.card->setAccessibleName(
            tr("On %1: %2")
                .arg(networkName(shown.account.network),
                     warning.isEmpty() ? text : warning + u". "_s + text));
    }
}

}  // namespace ui
