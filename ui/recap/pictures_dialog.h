// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recap/chosen_pictures.h"

#include <QDialog>

class QLabel;
class QUndoStack;
class QVBoxLayout;

namespace ui {

class EmptyPlace;

/// The picture files that go with the article, each with its place and its description. Nothing is
/// ever fetched: a picture is there because a host has it and chose it.
class PicturesDialog : public QDialog {
    Q_OBJECT

public:
    PicturesDialog(core::LiveChat &live, QUndoStack &undo, const core::Recap &recap,
                   QWidget *parent = nullptr);

    /// Adds files that can be read; what cannot is said.
    void add(const QStringList &files);

private:
    QLayout *buildButtons();
    void choose();
    void refresh();
    std::pair<int, qsizetype> focusedPlace() const;
    QWidget *rowFor(int at, const ChosenPicture &picture);
    QWidget *placeBox(int at, const ChosenPicture &picture);
    QWidget *descriptionField(int at, const ChosenPicture &picture);
    void keep(const QList<ChosenPicture> &pictures, const QString &text);

    core::LiveChat &m_live;
    QUndoStack &m_undo;
    QList<std::pair<QString, core::PostId>> m_places;  ///< highlights a picture may stand below
    QVBoxLayout *m_rows;
    EmptyPlace *m_nothing;
    QLabel *m_said;
};

}  // namespace ui
