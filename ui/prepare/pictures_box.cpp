// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prepare/pictures_box.h"

#include "ui/shell/widgets.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

}  // namespace

PicturesBox::PicturesBox(const PictureReader &reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_rows(new QVBoxLayout)
    , m_add(button(tr("+ Picture…"), u"small"_s))
    , m_paste(button(tr("Paste picture"), u"small"_s))
    , m_said(wrappedLabel({}, u"caption"_s))
{
    setAcceptDrops(true);
    tighten(m_rows, 10);
    auto *all = new QVBoxLayout(this);
    tighten(all, 8);
    all->addLayout(m_rows);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, 8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_paste);
    buttons->addStretch();
    all->addLayout(buttons);
    all->addWidget(m_said);
    m_said->hide();
    connect(m_add, &QPushButton::clicked, this, &PicturesBox::choose);
    connect(m_paste, &QPushButton::clicked, this, &PicturesBox::paste);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &PicturesBox::refreshButtons);
    refreshButtons();
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
    for (qsizetype at = 0; at < m_pictures.size(); ++at) {
        if (m_descriptions[at]->text() != m_pictures[at].description)
            m_descriptions[at]->setText(m_pictures[at].description);
    }
    refreshButtons();
    refreshTroubles();
}

void PicturesBox::refreshButtons()
{
    const bool room = m_pictures.size() < Picture::mostPerPost;
    m_add->setEnabled(room);
    m_paste->setEnabled(room && canPaste());
    m_add->setToolTip(room ? QString() : tr("A post takes four pictures at most."));
    m_paste->setToolTip(!room        ? m_add->toolTip()
                        : canPaste() ? QString()
                                     : tr("Copy a picture first."));
}

void PicturesBox::makeRows()
{
    clearLayout(m_rows);
    m_troubles.clear();
    m_descriptions.clear();
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
    m_descriptions.append(description);
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
        switch (rules.troubleWith(picture, m_pictures.size())) {
        case Trouble::None:
            break;
        case Trouble::NoDescription:
            return tr("It needs a description.");
        case Trouble::Bytes:
            return tr("%1 takes %2 MB at most; this has %3 MB.")
                .arg(network)
                .arg(double(rules.mostBytesOf(picture)) / 1e6, 0, 'f', 1)
                .arg(double(picture.bytes) / 1e6, 0, 'f', 1);
        case Trouble::Size:
            return tr("%1 takes %2 million pixels at most.")
                .arg(network)
                .arg(double(rules.mostPixels) / 1e6, 0, 'f', 1);
        case Trouble::NotAlone:
            return tr("%1 takes an animation only without other pictures.").arg(network);
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
    if (picture >= 0 && picture < m_descriptions.size())
        m_descriptions[picture]->setFocus(Qt::OtherFocusReason);
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
    QList<Picture> pictures;
    QString said;
    for (const QString &file : files) {
        const Result<Picture> read = m_reader.read(file);
        const QString name = QFileInfo(file).fileName();
        if (read)
            pictures.append(*read);
        else if (read.error().code == Error::Code::Unreadable)
            said = tr("%1 cannot be read. Nothing was changed.").arg(name);
        else
            said = tr("%1 is no picture that networks take. Nothing was changed.").arg(name);
    }
    take(pictures, said);
}

void PicturesBox::take(const QList<Picture> &pictures, const QString &said)
{
    QList<Picture> all = m_pictures + pictures;
    QString sentence = said;
    if (all.size() > Picture::mostPerPost) {
        sentence = tr("A post takes four pictures at most; %1 was left out.")
                       .arg(QFileInfo(all.last().file).fileName());
        all.resize(Picture::mostPerPost);
    }
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
    setState(m_said, u"bad"_s);
    if (all != m_pictures)
        Q_EMIT edited(all, tr("Add a picture"), {});
}

bool PicturesBox::canPaste()
{
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    return copied && (copied->hasImage() || !localFiles(*copied).isEmpty());
}

/// Files as they are; a picture that has none is kept as one.
void PicturesBox::paste()
{
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    if (!copied)
        return;
    if (const QStringList files = localFiles(*copied); !files.isEmpty())
        return add(files);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!copied->hasImage() || !qvariant_cast<QImage>(copied->imageData()).save(&buffer, "PNG"))
        return take({}, tr("There is no picture in the clipboard. Nothing was changed."));
    const Result<Picture> kept = m_reader.keep(png);
    if (kept)
        take({*kept}, {});
    else
        take({}, tr("The picture could not be saved. Nothing was changed; free some room and "
                    "paste it again."));
}

void PicturesBox::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PicturesBox::dropEvent(QDropEvent *event)
{
    add(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace ui
