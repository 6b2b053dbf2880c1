// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recap/pictures_dialog.h"

#include "core/highlights/plain_words.h"
#include "ui/recap/article_words.h"
#include "ui/shell/widgets.h"
#include "ui/undo/settings_command.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QUndoStack>

namespace ui {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int placeLetters = 48;

/// "Ann Lee: Start small and let people choose…"
QString placeText(const Recap::Quote &quote)
{
    QString text = plainLine(quote.post.text);
    if (text.size() > placeLetters)
        text = text.left(placeLetters) + u'…';
    return isolated(quotedName(quote)) + u": "_s + isolated(text);
}

}  // namespace

PicturesDialog::PicturesDialog(LiveChat &live, QUndoStack &undo, const Recap &recap,
                               QWidget *parent)
    : QDialog(parent)
    , m_live(live)
    , m_undo(undo)
    , m_rows(new QVBoxLayout)
    , m_nothing(new EmptyPlace(tr("No pictures yet. Posts come without theirs; here you add files "
                                  "of your own, or those that their authors gave you.")))
    , m_said(wrappedLabel({}, u"muted"_s))
{
    setWindowTitle(tr("Pictures for the recap"));
    resize(600, 480);
    for (const Recap::Question &question : recap.questions) {
        for (const Recap::Quote &quote : question.highlights)
            m_places.append({placeText(quote), quote.post.id});
    }
    for (const Recap::Quote &quote : recap.others)
        m_places.append({placeText(quote), quote.post.id});

    auto *content = new QWidget;
    auto *list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, 8, 0);
    tighten(m_rows, 12);
    list->addWidget(m_nothing);
    list->addLayout(m_rows);
    list->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(area, 1);
    layout->addWidget(m_said);
    layout->addLayout(buildButtons());
    m_said->hide();
    connect(&m_live, &LiveChat::noteChanged, this, [this](const QString &name) {
        // Later, because a field of the rows that go may be the one that asks for it.
        if (name == picturesNote)
            QMetaObject::invokeMethod(this, &PicturesDialog::refresh, Qt::QueuedConnection);
    });
    refresh();
}

QLayout *PicturesDialog::buildButtons()
{
    auto *row = new QHBoxLayout;
    auto *more = button(tr("Add a picture…"));
    auto *close = button(tr("Close"), u"primary"_s);
    connect(more, &QPushButton::clicked, this, &PicturesDialog::choose);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(more);
    row->addStretch();
    row->addWidget(close);
    return row;
}

void PicturesDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a picture"), QString(),
                                   tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PicturesDialog::add);
    dialog->open();
}

void PicturesDialog::add(const QStringList &files)
{
    QList<ChosenPicture> pictures = chosenPictures(m_live);
    const qsizetype before = pictures.size();
    QStringList unusable;
    for (const QString &file : files) {
        const ChosenPicture picture{.file = QFileInfo(file).absoluteFilePath()};
        if (readPicture(picture))
            pictures.append(picture);
        else
            unusable.append(QFileInfo(file).fileName());
    }
    m_said->setVisible(!unusable.isEmpty());
    m_said->setText(
        tr("%1 is no picture that can be used. Nothing else was changed; choose a PNG, JPEG, GIF "
           "or WebP file.")
            .arg(unusable.join(u", "_s)));
    if (pictures.size() > before)
        keep(pictures, tr("Add a picture"));
}

void PicturesDialog::keep(const QList<ChosenPicture> &pictures, const QString &text)
{
    m_undo.push(new NoteCommand(m_live, picturesNote, toNote(pictures), text));
}

/// The rows are made anew; the keys stay where they were.
void PicturesDialog::refresh()
{
    const auto [row, place] = focusedPlace();
    clearLayout(m_rows);
    const QList<ChosenPicture> pictures = chosenPictures(m_live);
    for (int at = 0; at < int(pictures.size()); ++at)
        m_rows->addWidget(rowFor(at, pictures[at]));
    m_nothing->setVisible(pictures.isEmpty());
    if (row < 0 || row >= m_rows->count())
        return;
    const auto parts = m_rows->itemAt(row)->widget()->findChildren<QWidget *>();
    if (place < parts.size())
        parts[place]->setFocus();
}

/// Row and part of it that has the focus; -1: none.
std::pair<int, qsizetype> PicturesDialog::focusedPlace() const
{
    for (int row = 0; row < m_rows->count(); ++row) {
        const auto parts = m_rows->itemAt(row)->widget()->findChildren<QWidget *>();
        if (const qsizetype place = parts.indexOf(focusWidget()); place >= 0)
            return {row, place};
    }
    return {-1, -1};
}

QWidget *PicturesDialog::rowFor(int at, const ChosenPicture &picture)
{
    auto *row = card();
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(new ElidedLabel(QFileInfo(picture.file).fileName(), u"strong"_s), 1);
    auto *remove = button(tr("Remove"), u"small"_s);
    remove->setAccessibleDescription(QFileInfo(picture.file).fileName());
    connect(remove, &QPushButton::clicked, this, [this, at, picture] {
        QList<ChosenPicture> pictures = chosenPictures(m_live);
        if (pictures.value(at) != picture)
            return;  // pressed twice, before the rows are made anew
        pictures.removeAt(at);
        keep(pictures, tr("Remove a picture"));
    });
    head->addWidget(remove);
    layout->addLayout(head);
    if (!QFileInfo::exists(picture.file))
        layout->addWidget(wrappedLabel(tr("The file is not there any more. The recap goes without "
                                          "it; put it back, or remove it here."),
                                       u"muted"_s));
    layout->addWidget(placeBox(at, picture));
    layout->addWidget(descriptionField(at, picture));
    return row;
}

QWidget *PicturesDialog::placeBox(int at, const ChosenPicture &picture)
{
    auto *place = new QComboBox;
    place->setAccessibleName(tr("Where the picture stands"));
    place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    place->addItem(tr("Below the introduction"));
    for (const auto &[text, post] : std::as_const(m_places)) {
        place->addItem(tr("Below %1").arg(text));
        if (picture.post == post)
            place->setCurrentIndex(place->count() - 1);
    }
    connect(place, &QComboBox::activated, this, [this, at](int index) {
        QList<ChosenPicture> pictures = chosenPictures(m_live);
        if (at >= pictures.size())
            return;
        pictures[at].post = index > 0 ? std::optional(m_places[index - 1].second) : std::nullopt;
        keep(pictures, tr("Move a picture"));
    });
    return place;
}

QWidget *PicturesDialog::descriptionField(int at, const ChosenPicture &picture)
{
    auto *holder = new QWidget;
    auto *layout = new QVBoxLayout(holder);
    tighten(layout, 4);
    auto *field = new QLineEdit(picture.description);
    layout->addWidget(fieldLabel(tr("What it shows, for those who cannot see it"), field));
    layout->addWidget(field);
    connect(field, &QLineEdit::editingFinished, this, [this, at, field] {
        QList<ChosenPicture> pictures = chosenPictures(m_live);
        if (at >= pictures.size() || pictures[at].description == field->text())
            return;
        pictures[at].description = field->text();
        keep(pictures, tr("Describe a picture"));
    });
    if (picture.description.isEmpty())
        layout->addWidget(wrappedLabel(
            tr("Not described yet: the recap goes without it until it is."), u"muted"_s));
    return holder;
}

}  // namespace ui
