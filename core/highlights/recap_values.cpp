// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_values.h"

#include "core/highlights/plain_words.h"

namespace core {

using namespace Qt::StringLiterals;
using data = kainjow::mustache::data;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

}  // namespace

RecapValues::List::List(qsizetype size)
{
    for (qsizetype at = 0; at < size; ++at)
        entries.push_back(true);
}

std::optional<qsizetype> RecapValues::List::indexOf(const data *entry) const
{
    const auto &all = entries.list_value();
    const bool ours =
        !all.empty() && !std::less<>()(entry, &all.front()) && !std::less<>()(&all.back(), entry);
    return ours ? std::optional<qsizetype>(entry - &all.front()) : std::nullopt;
}

RecapValues::RecapValues(const Recap &recap, Escapes escapes)
    : m_recap(recap)
    , m_escapes(std::move(escapes))
    , m_questions(recap.questions.size())
    , m_others(recap.others.size())
{
    for (const Recap::Question &question : recap.questions)
        m_quotes.emplace_back(question.highlights.size());
    setHead();
    setNumbers();
    setNext();
    push(&m_chat);
}

void RecapValues::set(const std::string &name, const QString &value)
{
    m_chat.set(name, utf8(value));
}

void RecapValues::push(const data *entry)
{
    std::optional<data> value = made(entry);
    m_isMade.push_back(value.has_value());
    if (value) {
        m_made.push_back(std::move(*value));
        entry = &m_made.back();
    }
    context::push(entry);
}

void RecapValues::pop()
{
    context::pop();
    if (m_isMade.size() == m_questionDepth)
        m_question.reset();
    if (m_isMade.back())
        m_made.pop_back();
    m_isMade.pop_back();
}

/// What an empty entry of one of the lists stands for.
std::optional<data> RecapValues::made(const data *entry)
{
    if (const auto index = m_questions.indexOf(entry)) {
        m_question = index;
        m_questionDepth = m_isMade.size() + 1;
        return makeQuestion(m_recap.questions[*index]);
    }
    if (const auto index = m_others.indexOf(entry))
        return makeQuote(m_recap.others[*index]);
    if (!m_question)
        return std::nullopt;
    const auto index = m_quotes[*m_question].indexOf(entry);
    return index ? std::optional(makeQuote(m_recap.questions[*m_question].highlights[*index]))
                 : std::nullopt;
}

const data *RecapValues::get(const std::string &name) const
{
    if (name == "questions")
        return &m_questions.entries;
    if (name == "others")
        return &m_others.entries;
    if (name == "quotes")
        return m_question ? &m_quotes[*m_question].entries : nullptr;
    return context::get(name);
}

std::string RecapValues::line(const QString &text) const
{
    return utf8(m_escapes.line(plainLine(text)));
}

std::string RecapValues::words(const QString &text) const
{
    return utf8(m_escapes.words(plainWords(text).trimmed()));
}

void RecapValues::setHead()
{
    m_chat.set("title", line(recapTitle(m_recap)));
    m_chat.set("hosts", line(m_recap.hosts.join(u" & "_s)));
    m_chat.set("hasHosts", !m_recap.hosts.isEmpty());
    m_chat.set("tag", line(m_recap.hashtag.withSign()));
    m_chat.set("hasTag", !m_recap.hashtag.isEmpty());
    m_chat.set("paragraph", makeParagraphs(m_recap.standingParagraph));
    m_chat.set("introduction", makeParagraphs(m_recap.introduction));
    m_chat.set("pictures", makePictures(m_recap.pictures));
    m_chat.set("practice", m_recap.practice);
    m_chat.set("hasQuestions", !m_recap.questions.isEmpty());
    m_chat.set("hasOthers", !m_recap.others.isEmpty());
    m_chat.set("hasHighlights", m_recap.stats.highlights > 0);
    if (m_recap.date.date.isValid()) {
        m_chat.set("date", line(longDate(m_recap.date)));
        m_chat.set("isoDate", utf8(m_recap.date.date.toString(Qt::ISODate)));
    }
}

void RecapValues::setNumbers()
{
    const ChatStats &stats = m_recap.stats;
    const auto setCount = [this](const std::string &name, int count, const char *one,
                                 const char *many) {
        m_chat.set(name, std::to_string(count));
        m_chat.set(name + "Word", std::string(count == 1 ? one : many));
    };
    setCount("people", stats.people, "person", "people");
    setCount("posts", stats.posts, "post", "posts");
    setCount("answers", stats.answers, "answer", "answers");
    setCount("newcomers", stats.newcomers, "newcomer", "newcomers");
    m_chat.set("hasNumbers", stats.people > 0);
    m_chat.set("hasNewcomers", stats.newcomers > 0 && stats.newcomers < stats.people);
}

void RecapValues::setNext()
{
    if (!m_recap.next)
        return;
    m_chat.set("nextDate", line(longDate(*m_recap.next)));
    m_chat.set("nextTime", line(hourAndZone(*m_recap.next)));
    m_chat.set("nextIso", utf8(isoTime(m_recap.next->instant())));
}

data RecapValues::makeParagraphs(const QString &text) const
{
    data list{data::type::list};
    for (const QString &paragraph : paragraphsOf(text))
        list << data{"words", line(paragraph)};
    return list;
}

data RecapValues::makeQuestion(const Recap::Question &question) const
{
    data values;
    values.set("label", line(m_recap.questionLetter + QString::number(question.number)));
    values.set("text", line(question.text));
    values.set("answers", std::to_string(question.answers));
    values.set("answersWord", std::string(question.answers == 1 ? "answer" : "answers"));
    values.set("hasQuotes", !question.highlights.isEmpty());
    return values;
}

/// Every name is there, also where there is nothing to say: else a template would find the one of
/// the chat or the question around the quote.
data RecapValues::makeQuote(const Recap::Quote &quote) const
{
    const Post &post = quote.post;
    data values;
    setAuthor(values, post);
    values.set("text", words(post.text));
    values.set("time", utf8(timeInRecap(post.created, m_recap)));
    values.set("instant", utf8(isoTime(post.created)));
    values.set("edited", post.edited.has_value());
    const auto setIfAny = [&values](const char *name, const std::string &value) {
        values.set(name, value.empty() ? data(false) : data(value));
    };
    setIfAny("url", utf8(m_escapes.url(safeUrl(post.url))));
    setIfAny("note", line(quote.note));
    setIfAny("language", utf8(knownLanguage(post.language)));
    values.set("media", makeMedia(post.media));
    values.set("pictures", makePictures(quote.pictures));
    return values;
}

void RecapValues::setAuthor(data &values, const Post &post) const
{
    const QString name = plainLine(post.author.name);
    const QString handle = plainLine(post.author.handle);
    values.set("name", line(name.isEmpty() ? handle : name));
    values.set("handle", handle.isEmpty() ? data(false) : data(line(handle)));
    values.set("network", line(networkName(post.network)));
}

data RecapValues::makeMedia(const QList<Media> &media) const
{
    data list{data::type::list};
    for (const Media &one : media) {
        if (!one.description.trimmed().isEmpty())
            list << data{"description", line(one.description)};
    }
    return list;
}

data RecapValues::makePictures(const QList<RecapPicture> &pictures) const
{
    data list{data::type::list};
    for (const RecapPicture &picture : pictures) {
        data values;
        values.set("source", "data:" + picture.type.toStdString() + ";base64," +
                                 picture.bytes.toBase64().toStdString());
        values.set("description", line(picture.description));
        values.set("width", std::to_string(picture.size.width()));
        values.set("height", std::to_string(picture.size.height()));
        // Made of the tag and the date.
        values.set("file", picture.file.isEmpty() ? data(false) : data(utf8(picture.file)));
        list << values;
    }
    return list;
}

QString escapedHtml(const QString &text)
{
    // The two that Qt leaves as they are end an attribute in some readers.
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s).replace(u'`', u"&#96;"_s);
}

}  // namespace core
