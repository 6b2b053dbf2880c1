// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/consent_card.h"

#include "core/highlights/plain_words.h"
#include "ui/recap/article_words.h"
#include "ui/shell/flow_layout.h"
#include "ui/shell/times.h"
#include "ui/shell/widgets.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

QString reasonText(ConsentReason reason)
{
    switch (reason) {
    case ConsentReason::Deleted:
        return QCoreApplication::translate("Consent", "deleted by its author");
    case ConsentReason::Edited:
        return QCoreApplication::translate("Consent", "edited since it was starred");
    case ConsentReason::Hidden:
        return QCoreApplication::translate("Consent", "hidden by a host");
    case ConsentReason::AsksNotToBeKept:
        return QCoreApplication::translate("Consent", "author asks not to be kept");
    case ConsentReason::Sensitive:
        return QCoreApplication::translate("Consent", "marked as sensitive");
    case ConsentReason::NotPublic:
        return QCoreApplication::translate("Consent", "not written for everyone");
    }
    return {};
}

ConsentCard::ConsentCard(const ConsentCase &one, const QByteArray &zone, QWidget *parent)
    : QFrame(parent)
    , m_case(one)
    , m_choices(new QButtonGroup(this))
{
    setRole(this, u"card"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    addHead(one, zone);
    if (!one.now) {
        layout->addWidget(wrappedLabel(
            tr("The author took it back, so its words are gone here too and stay out."),
            u"muted"_s));
        auto *unstar = button(tr("Take the star off"), u"small"_s);
        connect(unstar, &QPushButton::clicked, this, &ConsentCard::unstarWanted);
        layout->addWidget(unstar, 0, Qt::AlignLeft);
        return;
    }
    layout->addWidget(wrappedLabel(plainWords(one.now->text).trimmed(), u"post"_s));
    addChoices(one);
    show(one.decision);
}

void ConsentCard::addHead(const ConsentCase &one, const QByteArray &zone)
{
    auto *rows = static_cast<QVBoxLayout *>(layout());
    const QString author = one.author.isEmpty() ? tr("Somebody") : isolated(one.author);
    auto *head = new QHBoxLayout;
    auto *name = new ElidedLabel(author, u"strong"_s);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    head->addWidget(name);
    const QString when = one.now ? clockTime(one.now->created, zone)
                                 : tr("starred at %1").arg(clockTime(one.starredAt, zone));
    const NetworkId network = networkOf(one.post);
    head->addWidget(plainLabel(u"%1 · %2"_s.arg(networkName(network), when), u"faint"_s));
    head->addStretch();
    rows->addLayout(head);
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(6, chips);
    for (const ConsentReason reason : one.reasons)
        flow->addWidget(chip(reasonText(reason), u"warn"_s));
    rows->addWidget(chips);
}

void ConsentCard::addChoices(const ConsentCase &one)
{
    auto *row = new QWidget;
    auto *flow = new FlowLayout(12, row);
    const QString name = isolated(withShortName(*one.now).author.name);
    const auto add = [&](Consent consent, const QString &text) {
        auto *choice = new QRadioButton(text);
        choice->setAccessibleDescription(tr("the highlight of %1").arg(one.author));
        m_choices->addButton(choice, int(consent));
        flow->addWidget(choice);
    };
    add(Consent::LeaveOut, tr("Leave it out"));
    add(Consent::AsItIs, tr("Publish as it is"));
    add(Consent::ShortName, tr("Publish as “%1”, without handle and link").arg(name));
    connect(m_choices, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT decided(Consent(id)); });
    layout()->addWidget(row);
}

bool ConsentCard::isAbout(const ConsentCase &one) const
{
    return one.post == m_case.post && one.reasons == m_case.reasons && one.now == m_case.now;
}

void ConsentCard::show(std::optional<Consent> decision)
{
    m_choices->setExclusive(decision.has_value());
    for (QAbstractButton *choice : m_choices->buttons())
        choice->setChecked(decision && m_choices->id(choice) == int(*decision));
    m_choices->setExclusive(true);
}

}  // namespace ui
