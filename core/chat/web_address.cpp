// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/text_characters.h"
#include "core/chat/text_entities.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

bool isLabel(QStringView label)
{
    const auto mayEnd = [](QChar c) { return c != u'-' && c != u'_'; };
    return !label.isEmpty() && mayEnd(label.front()) && mayEnd(label.back()) &&
           std::all_of(label.begin(), label.end(),
                       [](QChar c) { return chars::inLabel(c) || c == u'-' || c == u'_'; });
}

bool isHost(const QString &host)
{
    static const QRegularExpression fourNumbers(u"^\\d{1,3}(\\.\\d{1,3}){3}$"_s);
    if (fourNumbers.match(host).hasMatch())
        return !QHostAddress(host).isNull();
    const QStringList labels = host.split(u'.');
    return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), isLabel);
}

}  // namespace

bool mayBePosted(const QString &text)
{
    static const QString none = u"\uFFFE\uFEFF\uFFFF"_s;
    return !text.isEmpty() &&
           std::none_of(text.begin(), text.end(), [](QChar c) { return none.contains(c); });
}

bool isWebAddress(const QString &text)
{
    // Scheme, user, host, port, and the rest of what may stand unencoded (sections 3.2 to 3.5).
    static const QRegularExpression address(
        u"^https?://(?:[\\w.~%!$&'()*+,;=:-]*@)?([^/?#:\\s]+)(?::\\d+)?"
        "(?:/[\\w.~%!$&'()*+,;=:@/-]*)?(?:\\?[\\w.~%!$&'()*+,;=:@/?-]*)?"
        "(?:#[\\w.~%!$&'()*+,;=:@/?-]*)?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QRegularExpressionMatch match = address.match(text);
    return match.hasMatch() && !text.endsWith(u'\n') && isHost(match.captured(1));
}

}  // namespace core
