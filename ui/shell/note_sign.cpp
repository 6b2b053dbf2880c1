// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/note_sign.h"

#include "ui/shell/widgets.h"

namespace ui {

using namespace Qt::StringLiterals;

QLabel *noteSign(core::PlanNote::Severity severity)
{
    using Severity = core::PlanNote::Severity;
    const bool good = severity == Severity::Good;
    const bool problem = severity == Severity::Problem;
    QLabel *sign = plainLabel(good ? u"✓"_s : problem ? u"✗"_s : u"!"_s, u"strong"_s);
    setState(sign, good ? u"ok"_s : problem ? u"bad"_s : u"warn"_s);
    sign->setFixedWidth(14);
    sign->setAlignment(Qt::AlignHCenter);
    return sign;
}

}  // namespace ui
