// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace core {

/// The host to name beside a link's text; empty where the text does not lie.
///
/// A text lies that reads like an address ("mybank.example", "https://mybank.example/in",
/// "mybank.example@elsewhere.example") of another host than the target's; "www." makes no other
/// host. One that agrees is not believed where its letters could be taken for Latin ones. A phrase
/// and a name (@ann@social.example, #Chat) promise no host. The host is given in its ASCII form,
/// which looks like nothing else. https://www.unicode.org/reports/tr36/#visual_spoofing
QString hostUnsaidBy(QStringView text, const QUrl &target);

}  // namespace core
