// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/late_desk.h"

#include "app/console.h"
#include "ui/shell/times.h"

#include <QSocketNotifier>

#include <algorithm>
#include <unistd.h>

namespace app {

using namespace core;
using namespace Qt::StringLiterals;

LateDesk::LateDesk(LiveChat &live, CommandLine::Late late, QObject *parent)
    : QObject(parent)
    , m_live(live)
    , m_manual(live.clock())
    , m_late(late)
{
    // After a word the stores may still be in the middle of theirs: look when they are done.
    const auto lookSoon = [this] {
        QMetaObject::invokeMethod(this, &LateDesk::look, Qt::QueuedConnection);
    };
    connect(&m_live.runner(), &ScheduleRunner::asking, this, lookSoon);
    connect(&m_live.runner(), &ScheduleRunner::changed, this, lookSoon);
    connect(&m_live, &LiveChat::deliveryChanged, this, lookSoon);
    lookSoon();
}

LateDesk::~LateDesk() = default;

std::optional<LateDesk::Asked> LateDesk::firstLate() const
{
    for (const Delivery &delivery : m_live.outbox().all()) {
        const bool parked = delivery.state == Delivery::State::Parked && !delivery.skipped;
        if (delivery.waitsForHost || parked)
            return Asked{.cue = delivery.cue, .delivery = delivery.id, .mayBeOut = parked};
    }
    for (const CueProgress &cue : m_live.schedule().progress().cues) {
        using State = CueProgress::State;
        if (cue.state == State::Late || cue.state == State::Ready)
            return Asked{.cue = cue.cue};
    }
    const CueProgress *next = m_live.schedule().next();
    if (next && isManual(*next) && next->due <= m_live.clock().now())
        return Asked{.cue = next->cue};
    return std::nullopt;
}

bool LateDesk::isManual(const CueProgress &progress) const
{
    const Cue *cue = m_live.chat().runSheet.find(progress.cue);
    return cue && cue->mode == CueMode::Manual && !progress.isOver();
}

void LateDesk::lookAtNextManual()
{
    m_manual.clear();
    const CueProgress *next = m_live.schedule().next();
    if (next && isManual(*next) && next->due > m_live.clock().now())
        m_manual.set(next->due, [this] { look(); });
}

void LateDesk::look()
{
    if (m_looking || m_asked)
        return;
    m_looking = true;
    while (const std::optional<Asked> late = firstLate()) {
        // Posting unasked what may be out already could post it twice.
        const CueProgress *cue = late->delivery ? nullptr : m_live.schedule().find(late->cue);
        const bool onlyByHand = late->mayBeOut || (cue && isManual(*cue));
        const bool postUnasked = m_late == CommandLine::Late::Post && !onlyByHand;
        const bool nobodyThere = m_inputOver && m_typed.isEmpty();
        const bool skipUnasked = m_late == CommandLine::Late::Skip || nobodyThere;
        if (postUnasked)
            post(*late);
        else if (skipUnasked)
            skip(*late);
        else {
            ask(*late);
            break;
        }
    }
    m_looking = false;
    lookAtNextManual();
}

QString LateDesk::sentence(const Asked &asked) const
{
    const Cue *cue = m_live.chat().runSheet.find(asked.cue);
    const QString label = cue ? cueLabel(*cue, m_live.chat().settings) : u"Your post"_s;
    if (asked.delivery) {
        if (asked.mayBeOut)
            return u"We cannot tell whether %1 is out."_s.arg(label);
        return u"%1 was written, but it is too late to post it unasked."_s.arg(label);
    }
    const CueProgress *progress = m_live.schedule().find(asked.cue);
    const auto late = std::chrono::duration_cast<Seconds>(m_live.clock().now() - progress->due);
    if (progress->state == CueProgress::State::Ready || isManual(*progress))
        return u"%1 is ready."_s.arg(label);
    return u"%1 was due %2 ago."_s.arg(label, ui::spokenDuration(late));
}

void LateDesk::ask(const Asked &asked)
{
    m_asked = asked;
    if (asked.mayBeOut)
        m_typed.clear();  // to post it once more, somebody must have read the question
    printWords(sentence(asked) + u" Type post or skip."_s);
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_input.get(), &QSocketNotifier::activated, this, &LateDesk::readAnswer);
    if (!m_typed.isEmpty())
        QMetaObject::invokeMethod(this, &LateDesk::takeAnswer, Qt::QueuedConnection);
}

void LateDesk::readAnswer()
{
    char buffer[512];
    const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
    m_inputOver = size <= 0;
    if (size > 0)
        m_typed.append(buffer, qsizetype(size));
    else if (!m_typed.isEmpty() && !m_typed.endsWith('\n'))
        m_typed.append('\n');  // the last line's own end may be missing
    takeAnswer();
}

/// One line for one question: what was typed ahead is for the next.
void LateDesk::takeAnswer()
{
    while (m_asked && m_typed.contains('\n')) {
        const qsizetype end = m_typed.indexOf('\n');
        const QString line = QString::fromUtf8(m_typed.left(end)).trimmed().toLower();
        m_typed.remove(0, end + 1);
        answer(line);
    }
    if (!m_asked || !m_inputOver)
        return;
    printWords(u"Nobody answered: what is late is skipped."_s);
    stopAsking();
    look();
}

void LateDesk::stopAsking()
{
    m_asked.reset();
    if (m_input)
        m_input.release()->deleteLater();  // it may be calling us
}

void LateDesk::answer(const QString &line)
{
    const Asked asked = *m_asked;
    const bool yes = line == u"post" || line == u"p" || line == u"y" || line == u"yes";
    const bool no = line == u"skip" || line == u"s" || line == u"n" || line == u"no";
    if (!yes && !no) {
        printWords(u"Please type post or skip."_s);
        return;
    }
    stopAsking();
    if (yes)
        post(asked);
    else
        skip(asked);
    look();
}

void LateDesk::post(const Asked &asked)
{
    if (asked.delivery)
        m_live.deliveries().sendAgain(*asked.delivery);
    else
        m_live.postNow(asked.cue);
}

void LateDesk::skip(const Asked &asked)
{
    m_skipped = true;
    if (asked.delivery)
        m_live.deliveries().skip(*asked.delivery);
    else
        m_live.skip(asked.cue);
}

}  // namespace app
