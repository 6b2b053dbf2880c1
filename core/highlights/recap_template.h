// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <kainjow/mustache.hpp>

#include <QString>

namespace core {

/// The words around the values of one format: the host's own template, or the built-in one where
/// there is none or it cannot be used.
struct RecapTemplate {
    enum class Trouble {
        None,
        Missing,   ///< no such file in the host's folder
        TooLarge,  ///< more than 256 KiB
        NotText,   ///< not UTF-8
        Broken,    ///< a section that is not closed, and the like
        Unsafe,    ///< a value stands where foreign words could act; see `line`
    };

    QString text;
    Trouble trouble = Trouble::None;
    int line = 0;  ///< of the trouble, where it has one
};

/// "html", "md" or "wordpress": the name of its template's file.
QString templateFileName(const QString &format);
/// `folder` is the host's; empty means the built-in one.
RecapTemplate recapTemplate(const QString &folder, const QString &format);
/// The built-in one alone, to be copied.
QString builtInTemplate(const QString &format);
/// The first line of an HTML template in which a value is used where foreign words could act: in a
/// script or style sheet, as a tag's or attribute's name, without quotes, or as an address that is
/// none of ours. 0 where there is no such place. Linear.
int unsafeLine(const QString &htmlTemplate);

/// Values that are escaped already go in as they are.
QString filledTemplate(const QString &text, kainjow::mustache::basic_context<std::string> &values);

}  // namespace core
