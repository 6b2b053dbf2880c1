// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"
#include "ui/shell/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using Code = core::PlanNote::Code;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("NoteText", text);
}

QString labelOf(const core::PlanNote &note, const core::Chat &chat)
{
    const core::Cue *cue = chat.runSheet.find(note.cue);
    return cue ? core::cueLabel(*cue, chat.settings) : words("A post");
}

/// "Five", as the first word of a sentence; figures from ten on.
QString capitalNumber(int number)
{
    static constexpr std::array names{
        QT_TRANSLATE_NOOP("NoteText", "No"),    QT_TRANSLATE_NOOP("NoteText", "One"),
        QT_TRANSLATE_NOOP("NoteText", "Two"),   QT_TRANSLATE_NOOP("NoteText", "Three"),
        QT_TRANSLATE_NOOP("NoteText", "Four"),  QT_TRANSLATE_NOOP("NoteText", "Five"),
        QT_TRANSLATE_NOOP("NoteText", "Six"),   QT_TRANSLATE_NOOP("NoteText", "Seven"),
        QT_TRANSLATE_NOOP("NoteText", "Eight"), QT_TRANSLATE_NOOP("NoteText", "Nine"),
    };
    const bool named = number >= 0 && number < int(names.size());
    return named ? words(names[std::size_t(number)]) : QString::number(number);
}

QString minutes(int number)
{
    return number == 1 ? words("1 minute") : words("%1 minutes").arg(number);
}

QString questionsFit(const core::PlanNote &note, const core::Chat &chat)
{
    const QString questions = note.number == 1
                                  ? words("One question")
                                  : words("%1 questions").arg(capitalNumber(note.number));
    const auto each = std::chrono::duration_cast<core::Minutes>(chat.interval).count();
    return words("%1, %2 each, %3 to spare")
        .arg(questions, minutes(int(each)), minutes(note.number2));
}

QString otherDayHere(const core::Chat &chat, const QByteArray &zone)
{
    const QDateTime here = core::toDateTime(chat.startInstant()).toTimeZone(QTimeZone(zone));
    return words("Here the chat starts at %1 on %2.")
        .arg(clockTime(chat.startInstant(), zone),
             QLocale(QLocale::English).dayName(here.date().dayOfWeek()));
}

QString accountsReady(const core::Chat &chat)
{
    return chat.accounts.size() == 1 ? words("The account is ready to post")
                                     : words("All accounts are ready to post");
}

QString timeText(const core::PlanNote &note, const core::Chat &chat, const QByteArray &zone)
{
    const QString start = clockTime(chat.startInstant(), chat.start.zone);
    const QString written = chat.start.time.toString(u"HH:mm"_s);
    switch (note.code) {
    case Code::NoStart:
        return words("The chat has no date yet. Choose one before going live.");
    case Code::StartInThePast:
        return words("The start has passed. Choose another date.");
    case Code::TimeSkipped:
        return words("There is no %1 on that day: summer time begins. The chat would start at %2.")
            .arg(written, start);
    case Code::TimeTwice:
        return (chat.start.second
                    ? words("%1 comes twice on that day: summer time ends. The chat starts at the "
                            "second.")
                    : words("%1 comes twice on that day: summer time ends. The chat starts at the "
                            "first."))
            .arg(written);
    default:
        return otherDayHere(chat, zone);
    }
}

QString zoneText(const core::PlanNote &note, const core::Chat &chat)
{
    const QString place = core::shortZoneName(note.zone);
    const QString time = clockTime(chat.startInstant(), note.zone);
    if (note.code == Code::NightElsewhere)
        return words("In %1 it is %2 then: night for whoever hosts or answers there.")
            .arg(place, time);
    const QString by = minutes(std::abs(note.number));
    return (note.number > 0 ? words("At the next date the chat is %1 later in %2: clocks change "
                                    "in between.")
                            : words("At the next date the chat is %1 earlier in %2: clocks change "
                                    "in between."))
        .arg(by, place);
}

QString pictureText(const core::PlanNote &note, const core::Chat &chat)
{
    using Trouble = core::PictureRules::Trouble;
    const QString label = labelOf(note, chat);
    if (note.code == Code::PictureWithoutDescription)
        return words("Picture %1 of %2 has no description: people who cannot see it are shut out.")
            .arg(note.number)
            .arg(label);
    const QString network = networkName(note.network);
    const QString which = words("Picture %1 of %2").arg(note.number).arg(label);
    switch (Trouble(note.number2)) {
    case Trouble::Bytes:
        return words("%1 is larger than %2 takes.").arg(which, network);
    case Trouble::LongDescription:
        return words("%1 has a longer description than %2 takes.").arg(which, network);
    case Trouble::Size:
        return words("%1 has more pixels than %2 takes.").arg(which, network);
    case Trouble::NotAlone:
        return words("%1 is an animation: %2 takes it only without other pictures.")
            .arg(which, network);
    default:
        return words("%1 is of a kind that %2 does not take.").arg(which, network);
    }
}

QString postText(const core::PlanNote &note, const core::Chat &chat)
{
    const QString label = labelOf(note, chat);
    switch (note.code) {
    case Code::TooLong:
        return words("%1 is too long for %2 by %3.")
            .arg(label, networkName(note.network))
            .arg(note.number);
    case Code::EmptyCue:
        return words("%1 has no text.").arg(label);
    case Code::DuplicateQuestion:
        return words("%1 stands in the run sheet twice.").arg(label);
    case Code::AsksTwoThings:
        return words("%1 asks more than one thing at once. Long questions get fewer answers.")
            .arg(label);
    case Code::NumbersOutOfOrder:
        return words("%1 does not come after a lower number: people will mix up the answers.")
            .arg(label);
    case Code::CostlyLink:
        return words("%1 has a link: on X it costs $0.20 instead of $0.015.").arg(label);
    default:
        return {};
    }
}

}  // namespace

QString noteText(const core::PlanNote &note, const core::Chat &chat, const QByteArray &localZone)
{
    switch (note.code) {
    case Code::EveryPostFits:
        return words("Every post fits on every network");
    case Code::QuestionsFit:
        return questionsFit(note, chat);
    case Code::TooLittleTime:
        return words("The last post leaves %1 after the end.").arg(minutes(note.number));
    case Code::NoQuestions:
        return words("There is no question yet.");
    case Code::TooLong:
    case Code::EmptyCue:
    case Code::DuplicateQuestion:
    case Code::AsksTwoThings:
    case Code::NumbersOutOfOrder:
    case Code::CostlyLink:
        return postText(note, chat);
    case Code::NoHashtag:
        return words("The chat has no hashtag. Without one nobody finds it.");
    case Code::NoTitle:
        return words("The chat has no title.");
    case Code::NoAccounts:
        return words("No account posts this chat yet.");
    case Code::AccountsReady:
        return accountsReady(chat);
    case Code::NoStart:
    case Code::StartInThePast:
    case Code::TimeSkipped:
    case Code::TimeTwice:
    case Code::OtherDayHere:
        return timeText(note, chat, localZone);
    case Code::NightElsewhere:
    case Code::SeasonChange:
        return zoneText(note, chat);
    case Code::PictureWithoutDescription:
    case Code::PictureRefused:
        return pictureText(note, chat);
    case Code::HashtagHardToRead:
        return words("Screen readers read %1 as one word. Begin each of its words with a capital.")
            .arg(chat.hashtag.withSign());
    case Code::SignedOut:
        return note.number == 1 ? words("An account of this chat is not signed in.")
                                : words("%1 accounts of this chat are not signed in.")
                                      .arg(capitalNumber(note.number));
    }
    return {};
}

QString noteText(const core::PlanNote &note, const core::Chat &chat)
{
    return noteText(note, chat, localZone());
}

}  // namespace ui
