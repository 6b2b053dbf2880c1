// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/consent.h"

#include <QFrame>

class QButtonGroup;

namespace ui {

/// One highlight that needs a second thought: who wrote it, why it is left out, its words as they
/// are now, and what the host wants. Owned by ConsentDialog.
class ConsentCard : public QFrame {
    Q_OBJECT

public:
    ConsentCard(const core::ConsentCase &one, const QByteArray &zone, QWidget *parent = nullptr);

    void show(std::optional<core::Consent> decision);
    /// Whether it says all about this case but the decision.
    bool isAbout(const core::ConsentCase &one) const;

Q_SIGNALS:
    void decided(core::Consent consent);
    void unstarWanted();  ///< of a deleted post

private:
    void addHead(const core::ConsentCase &one, const QByteArray &zone);
    void addChoices(const core::ConsentCase &one);

    core::ConsentCase m_case;
    QButtonGroup *m_choices;
};

/// "edited since it was starred"
QString reasonText(core::ConsentReason reason);

}  // namespace ui
