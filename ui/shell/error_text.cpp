// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"

#include "core/schedule/plan_parser.h"
#include "ui/shell/account_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QDir>

namespace ui {

using namespace Qt::StringLiterals;
using Code = core::Error::Code;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

QString waitText(const core::Error &error)
{
    if (!error.retryAfter)
        return words("The network asks us to wait. It goes out by itself as soon as it may.");
    return words("The network asks us to wait for %1. It goes out by itself after that.")
        .arg(spokenDuration(*error.retryAfter));
}

/// Why a data folder cannot be used, as the middle of a sentence.
QString folderReason(Code code)
{
    switch (code) {
    case Code::DiskFull:
        return words("the disk is full. Nothing was changed; make room and start again.");
    case Code::ReadOnly:
        return words("it may not be written to. Nothing was changed; allow writing there, or "
                     "choose another folder with --data.");
    case Code::Damaged:
        return words("its database is damaged. It was left as it is; put back a copy, or choose "
                     "another folder with --data.");
    case Code::Unreadable:
    case Code::NotFound:
        return words("it cannot be read. Nothing was changed; allow reading there, or choose "
                     "another folder with --data.");
    default:
        return words("it cannot be written. Nothing was changed; choose another folder with "
                     "--data.");
    }
}

QString planName(const QString &path)
{
    if (path.isEmpty())
        return words("The text");
    return path == u"-" ? words("Standard input") : QDir::toNativeSeparators(path);
}

}  // namespace

QString errorText(const core::Error &error)
{
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return revoked;
    switch (error.code) {
    case Code::Offline:
        return words("This computer is offline. Nothing was sent; it is tried again by itself.");
    case Code::Unconfirmed:
        return words("The network did not answer. We are looking whether it is out; nothing is "
                     "posted twice.");
    case Code::RateLimited:
        return waitText(error);
    case Code::Refused:
        return words("The network refused it. Nothing was posted; change it and post it again.");
    case Code::TooLong:
        return words("It is too long for the network. Nothing was posted; shorten it and post it "
                     "again.");
    case Code::SignedOut:
        return words("The account is signed out. Nothing was posted; sign in again.");
    case Code::NotFound:
        return words("It is not there any more. Nothing else was changed.");
    case Code::BadInput:
        return words("This text cannot be understood. Nothing was changed; look it over and try "
                     "again.");
    case Code::Unreadable:
        return words("The file cannot be read. Nothing was changed; check that it may be opened.");
    case Code::CannotSave:
        return words("Cannot save. Everything is kept in memory and saved as soon as it works "
                     "again; look at the data folder.");
    case Code::DiskFull:
        return words("Cannot save: the disk is full. Everything is kept in memory; make room and "
                     "it is saved by itself.");
    case Code::ReadOnly:
        return words("Cannot save: the data folder may not be written to. Everything is kept in "
                     "memory; allow writing there and it is saved by itself.");
    case Code::NewerVersion:
        return words("The data was written by a newer Moderato. It was left as it is; install "
                     "that version.");
    case Code::InUse:
        return words("Moderato is already open with this data. Nothing was changed; use that "
                     "window.");
    case Code::Damaged:
        return words("The database is damaged. It was left as it is; put back a copy, or choose "
                     "another folder with --data.");
    case Code::Cancelled:
        return words("It was given up. Nothing was posted.");
    }
    return {};
}

QString stepErrorText(const core::Error &error)
{
    if (const QString revoked = revokedText(error); !revoked.isEmpty())
        return revoked;
    switch (error.code) {
    case Code::Offline:
        return words("This computer is offline. Nothing was changed; try again once it is not.");
    case Code::Unconfirmed:
        return words("The network did not answer. It may have been done; look there before you "
                     "try again.");
    case Code::RateLimited:
        return error.retryAfter
                   ? words("The network asks us to wait for %1. Nothing was changed; try again "
                           "after that.")
                         .arg(spokenDuration(*error.retryAfter))
                   : words("The network asks us to wait. Nothing was changed; try again later.");
    case Code::SignedOut:
        return words("The account is signed out. Nothing was changed; sign in again.");
    case Code::Refused:
    case Code::BadInput:
    case Code::TooLong:
        return words("The network refused it. Nothing was changed.");
    default:
        return errorText(error);
    }
}

QString folderErrorText(const core::Error &error, const QString &folder)
{
    const QString place = QDir::toNativeSeparators(folder);
    if (error.code == Code::InUse)
        return words("Moderato is already open with the data in %1 (%2). Nothing was changed; use "
                     "that window, or choose another folder with --data.")
            .arg(place, error.detail);
    if (error.code == Code::NewerVersion)
        return words("The data in %1 was written by a newer Moderato. It was left as it is; "
                     "install that version, or choose another folder with --data.")
            .arg(place);
    return words("The data in %1 cannot be used: %2").arg(place, folderReason(error.code));
}

QString planErrorText(const core::Error &error, const QString &path)
{
    const QString name = planName(path);
    if (error.code == Code::NotFound)
        return words("There is no file %1. Nothing was changed; check the name.").arg(name);
    if (error.detail == QLatin1String(core::plan_problem::tooLarge))
        return words("%1 is larger than a plan can be (4 MB). Nothing was changed; copy the part "
                     "with the questions.")
            .arg(name);
    if (error.detail == QLatin1String(core::plan_problem::notText))
        return words("%1 is no text. Nothing was changed; save it as text, or paste its words.")
            .arg(name);
    if (error.detail == QLatin1String(core::plan_problem::empty))
        return words("%1 is empty. Nothing was changed; write each question in a line of its own, "
                     "as in \"Q1: …\".")
            .arg(name);
    if (error.code == Code::BadInput)
        return words("%1 holds no question. Nothing was changed; begin each question with its "
                     "label, as in \"Q1: …\".")
            .arg(name);
    return words("%1 cannot be read. Nothing was changed; check that it is a text file that may "
                 "be opened.")
        .arg(name);
}

}  // namespace ui
