// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/pictures_box.h"

#include "ui/shell/network_look.h"
#include "ui/shell/widgets.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

PicturesBox::PicturesBox(const PictureReader &reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_rows(new QVBoxLayout)
    , m_add(button(tr("+ Picture…"), u"small"_s))
    , m_said(wrappedLabel({}, u"caption"_s))
{
    setAcceptDrops(true);
    tighten(m_rows, 10);
    auto *all = new QVBoxLayout(this);
    tighten(all, 8);
    all->addLayout(m_rows);
    all->addWidget(m_add, 0, Qt::AlignLeft);
    all->addWidget(m_said);
    m_said->hide();
    connect(m_add, &QPushButton::clicked, this, &PicturesBox::choose);
}

void PicturesBox::show(const QList<Picture> &pictures, const QList<Account> &accounts)
{
    m_pictures = pictures;
    m_accounts = accounts;
    QStringList files;
    for (const Picture &picture : pictures)
        files.append(picture.file);
    if (std::exchange(m_files, files) != files)
        makeRows();
    m_add->setEnabled(pictures.size() < Picture::mostPerPost);
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("A post takes four pictures at most."));
    refreshTroubles();
}

void PicturesBox::makeRows()
{
    clearLayout(m_rows);
    m_troubles.clear();
    for (int at = 0; at < int(m_pictures.size()); ++at)
        m_rows->addWidget(rowFor(at));
}

QWidget *PicturesBox::rowFor(int at)
{
    const Picture &picture = m_pictures.at(at);
    QFrame *box = card();
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(14, 10, 14, 10);
    rows->setSpacing(6);
    auto *head = new QHBoxLayout;
    tighten(head, 8);
    head->addWidget(new ElidedLabel(QFileInfo(picture.file).fileName(), u"strong"_s), 1);
    head->addWidget(plainLabel(tr("%1 × %2").arg(picture.size.width()).arg(picture.size.height()),
                               u"caption"_s));
    QPushButton *remove = button(tr("Remove"), u"link"_s);
    remove->setAccessibleName(tr("Remove picture %1").arg(at + 1));
    connect(remove, &QPushButton::clicked, this, [this, at] {
        QList<Picture> left = m_pictures;
        left.removeAt(at);
        Q_EMIT edited(left, tr("Remove a picture"), {});
    });
    head->addWidget(remove);
    rows->addLayout(head);
    auto *description = new QLineEdit(picture.description);
    description->setPlaceholderText(tr("What it shows, for those who cannot see it"));
    description->setAccessibleName(tr("Description of picture %1").arg(at + 1));
    connect(description, &QLineEdit::textEdited, this, [this, at](const QString &text) {
        QList<Picture> changed = m_pictures;
        changed[at].description = text;
        Q_EMIT edited(changed, tr("Describe a picture"), u"picture%1"_s.arg(at));
    });
    rows->addWidget(description);
    m_troubles.append(wrappedLabel({}, u"caption"_s));
    setState(m_troubles.last(), u"bad"_s);
    rows->addWidget(m_troubles.last());
    return box;
}

QString PicturesBox::troubleOf(const Picture &picture) const
{
    using Trouble = PictureRules::Trouble;
    for (const Account &account : m_accounts) {
        const PictureRules rules = PictureRules::of(account.network);
        const QString network = networkName(account.network);
        switch (rules.troubleWith(picture)) {
        case Trouble::None:
            break;
        case Trouble::NoDescription:
            return tr("It needs a description.");
        case Trouble::Bytes:
            return tr("%1 takes %2 MB at most; this has %3 MB.")
                .arg(network)
                .arg(double(rules.mostBytes) / 1e6, 0, 'f', 1)
                .arg(double(picture.bytes) / 1e6, 0, 'f', 1);
        case Trouble::Size:
            return tr("%1 takes %2 pixels a side at most.").arg(network).arg(rules.longestSide);
        case Trouble::LongDescription:
            return tr("The description is longer than %1 takes.").arg(network);
        case Trouble::Type:
            return tr("%1 does not take this kind of picture.").arg(network);
        }
    }
    return {};
}

void PicturesBox::refreshTroubles()
{
    for (qsizetype at = 0; at < m_troubles.size() && at < m_pictures.size(); ++at) {
        const QString trouble = troubleOf(m_pictures[at]);
        m_troubles[at]->setText(trouble);
        m_troubles[at]->setVisible(!trouble.isEmpty());
    }
}

void PicturesBox::describe(int picture)
{
    const QList<QLineEdit *> fields = findChildren<QLineEdit *>();
    if (picture >= 0 && picture < fields.size())
        fields[picture]->setFocus(Qt::OtherFocusReason);
}

void PicturesBox::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose pictures"), QString(),
                                   tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PicturesBox::add);
    dialog->open();
}

void PicturesBox::add(const QStringList &files)
{
    QList<Picture> pictures = m_pictures;
    QString said;
    for (const QString &file : files) {
        const Result<Picture> read = m_reader.read(file);
        const QString name = QFileInfo(file).fileName();
        if (pictures.size() >= Picture::mostPerPost)
            said = tr("A post takes four pictures at most; %1 was left out.").arg(name);
        else if (read)
            pictures.append(*read);
        else if (read.error().code == Error::Code::Unreadable)
            said = tr("%1 cannot be read. Nothing was changed.").arg(name);
        else
            said = tr("%1 is no picture that networks take. Nothing was changed.").arg(name);
    }
    m_said->setText(said);
    m_said->setVisible(!said.isEmpty());
    setState(m_said, u"bad"_s);
    if (pictures != m_pictures)
        Q_EMIT edited(pictures, tr("Add a picture"), {});
}

void PicturesBox::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PicturesBox::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    add(files);
    event->acceptProposedAction();
}

}  // namespace ui
