// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chat.h"

namespace core {

using namespace Qt::StringLiterals;

QString cueLabel(const Cue &cue, const ChatSettings &settings)
{
    switch (cue.kind) {
    case CueKind::Welcome:
        return u"Hi"_s;
    case CueKind::Introduction:
        return u"Intro"_s;
    case CueKind::Question:
        return settings.questionLetter + QString::number(cue.number);
    case CueKind::WrapUp:
        return u"Wrap"_s;
    case CueKind::NextChat:
        return u"Next"_s;
    case CueKind::Other:
        return u"Post"_s;
    }
    return {};
}

QString postedText(const Cue &cue, const Chat &chat, const NetworkId &network)
{
    QString text = cue.variants.value(network).trimmed();
    if (text.isEmpty())  // nothing is ever posted blank
        text = cue.text.trimmed();
    if (cue.isQuestion())
        text = cueLabel(cue, chat.settings) + u": "_s + text;
    if (!chat.hashtag.isEmpty() && !chat.hashtag.isIn(text))
        text += u' ' + chat.hashtag.withSign();
    return text;
}

namespace {

bool endsSentence(const QString &text)
{
    return !text.isEmpty() && QStringView(u".?!\u2026").contains(text.back());
}

}  // namespace

QString fillIn(const QString &standingText, const Chat &chat, const QString &nextDate)
{
    // One pass, so that a title that holds "{hosts}" stays what it is.
    const QList<std::pair<QString, QString>> values = {{u"{tag}"_s, chat.hashtag.withSign()},
                                                       {u"{title}"_s, chat.title},
                                                       {u"{hosts}"_s, chat.hosts.join(u" & "_s)},
                                                       {u"{next}"_s, nextDate}};
    QString filled;
    qsizetype place = 0;
    while (place < standingText.size()) {
        bool replaced = false;
        for (const auto &[name, value] : values) {
            if (QStringView(standingText).mid(place).startsWith(name)) {
                filled += value;
                place += name.size();
                if (endsSentence(value) && QStringView(standingText).mid(place).startsWith(u'.'))
                    ++place;  // "Tonight: Why not?" needs no full stop
                replaced = true;
                break;
            }
        }
        if (!replaced)
            filled += standingText.at(place++);
    }
    return filled;
}

}  // namespace core
