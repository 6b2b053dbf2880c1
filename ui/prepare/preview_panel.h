// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chat.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class PicturesBox;
class WarningBox;

/// The selected post as each network will show it, with its count; a text of its own for one
/// network is written here, and pictures are added. Owned by PreparePage.
class PreviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit PreviewPanel(const core::PictureReader &pictures, QWidget *parent = nullptr);

    void show(const core::Chat &chat, const core::CueId &cue, const QList<core::Account> &accounts);
    PicturesBox &pictures() { return *m_pictures; }
    WarningBox &warning() { return *m_warning; }

Q_SIGNALS:
    /// `field` is the same while one goes on typing in it.
    void edited(const core::Chat &chat, const QString &what, const QString &field);

private:
    QWidget *cardFor(const core::Account &account);
    QPlainTextEdit *variantField(const core::Cue &cue, const core::NetworkId &network);
    void setVariant(const core::NetworkId &network, const std::optional<QString> &text);
    void changeCue(const core::Cue &cue, const QString &what, const QString &field);
    void refreshCards();
    QString cardsKey() const;

    core::Chat m_chat;
    core::CueId m_cue;
    QList<core::Account> m_accounts;
    QLabel *m_heading;
    QVBoxLayout *m_cards;
    WarningBox *m_warning;
    PicturesBox *m_pictures;
    QString m_shown;  ///< what the cards are made of: they stay while it is the same
    struct Shown {
        core::Account account;
        QLabel *warning = nullptr;
        QLabel *text = nullptr;  ///< null while a variant is written
        QLabel *size = nullptr;
        QLabel *trouble = nullptr;
        QWidget *card = nullptr;
        QPlainTextEdit *words = nullptr;  ///< null while the common text goes out
    };
    QList<Shown> m_shownCards;
};

}  // namespace ui
