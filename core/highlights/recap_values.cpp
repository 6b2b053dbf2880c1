// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/recap_values.h"

#include "core/highlights/plain_words.h"

namespace core {

using namespace Qt::StringLiterals;
using kainjow::mustache::data;

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

/// Names in the template and values, escaped for one format.
class Values {
public:
    Values(const Recap &recap, const Escapes &escapes) : m_recap(recap), m_escapes(escapes) {}

    data all() const
    {
        data values;
        setHead(values);
        setNumbers(values);
        data questions{data::type::list};
        for (const Recap::Question &question : m_recap.questions)
            questions << ofQuestion(question);
        values.set("questions", questions);
        values.set("hasQuestions", !m_recap.questions.isEmpty());
        values.set("others", ofQuotes(m_recap.others));
        values.set("hasOthers", !m_recap.others.isEmpty());
        values.set("hasHighlights", m_recap.stats.highlights > 0);
        setNext(values);
        return values;
    }

private:
    std::string line(const QString &text) const { return utf8(m_escapes.line(plainLine(text))); }
    std::string words(const QString &text) const
    {
        return utf8(m_escapes.words(plainWords(text).trimmed()));
    }

    void setHead(data &values) const
    {
        values.set("title", line(recapTitle(m_recap)));
        values.set("hosts", line(m_recap.hosts.join(u" & "_s)));
        values.set("hasHosts", !m_recap.hosts.isEmpty());
        values.set("tag", line(m_recap.hashtag.withSign()));
        values.set("hasTag", !m_recap.hashtag.isEmpty());
        values.set("paragraph", ofParagraphs(m_recap.standingParagraph));
        values.set("introduction", ofParagraphs(m_recap.introduction));
        values.set("pictures", ofPictures(m_recap.pictures));
        values.set("practice", m_recap.practice);
        if (m_recap.date.date.isValid()) {
            values.set("date", line(longDate(m_recap.date)));
            values.set("isoDate", utf8(m_recap.date.date.toString(Qt::ISODate)));
        }
    }

    void setNumbers(data &values) const
    {
        const ChatStats &stats = m_recap.stats;
        const auto setCount = [&values](const std::string &name, int count, const char *one,
                                        const char *many) {
            values.set(name, std::to_string(count));
            values.set(name + "Word", std::string(count == 1 ? one : many));
        };
        setCount("people", stats.people, "person", "people");
        setCount("posts", stats.posts, "post", "posts");
        setCount("answers", stats.answers, "answer", "answers");
        setCount("newcomers", stats.newcomers, "newcomer", "newcomers");
        values.set("hasNumbers", stats.people > 0);
        values.set("hasNewcomers", stats.newcomers > 0 && stats.newcomers < stats.people);
    }

    void setNext(data &values) const
    {
        if (!m_recap.next)
            return;
        values.set("nextDate", line(longDate(*m_recap.next)));
        values.set("nextTime", line(hourAndZone(*m_recap.next)));
        values.set("nextIso", isoTime(m_recap.next->instant()));
    }

    data ofParagraphs(const QString &text) const
    {
        data list{data::type::list};
        for (const QString &paragraph : paragraphsOf(text))
            list << data{"words", line(paragraph)};
        return list;
    }

    data ofQuestion(const Recap::Question &question) const
    {
        data values;
        values.set("label", line(m_recap.questionLetter + QString::number(question.number)));
        values.set("text", line(question.text));
        values.set("answers", std::to_string(question.answers));
        values.set("answersWord", std::string(question.answers == 1 ? "answer" : "answers"));
        values.set("quotes", ofQuotes(question.highlights));
        values.set("hasQuotes", !question.highlights.isEmpty());
        return values;
    }

    data ofQuotes(const QList<Recap::Quote> &quotes) const
    {
        data list{data::type::list};
        for (const Recap::Quote &quote : quotes)
            list << ofQuote(quote);
        return list;
    }

    data ofQuote(const Recap::Quote &quote) const
    {
        const Post &post = quote.post;
        data values;
        setAuthor(values, post);
        values.set("text", words(post.text));
        values.set("time", utf8(timeInRecap(post.created, m_recap)));
        values.set("instant", isoTime(post.created));
        values.set("edited", post.edited.has_value());
        if (const QString url = safeUrl(post.url); !url.isEmpty())
            values.set("url", utf8(m_escapes.url(url)));
        if (!quote.note.trimmed().isEmpty())
            values.set("note", line(quote.note));
        if (const QString language = knownLanguage(post.language); !language.isEmpty())
            values.set("language", utf8(language));
        if (!post.media.isEmpty())
            values.set("media", ofMedia(post.media));
        if (!quote.pictures.isEmpty())
            values.set("pictures", ofPictures(quote.pictures));
        return values;
    }

    void setAuthor(data &values, const Post &post) const
    {
        const QString name = plainLine(post.author.name);
        const QString handle = plainLine(post.author.handle);
        values.set("name", line(name.isEmpty() ? handle : name));
        if (!handle.isEmpty())
            values.set("handle", line(handle));
        values.set("network", line(networkTitle(post.network)));
    }

    data ofMedia(const QList<Media> &media) const
    {
        data list{data::type::list};
        for (const Media &one : media) {
            if (!one.description.trimmed().isEmpty())
                list << data{"description", line(one.description)};
        }
        return list;
    }

    data ofPictures(const QList<RecapPicture> &pictures) const
    {
        data list{data::type::list};
        for (const RecapPicture &picture : pictures) {
            data values;
            values.set("source", "data:" + picture.type.toStdString() + ";base64," +
                                     picture.bytes.toBase64().toStdString());
            values.set("description", line(picture.description));
            values.set("width", std::to_string(picture.size.width()));
            values.set("height", std::to_string(picture.size.height()));
            if (!picture.file.isEmpty())
                values.set("file", utf8(picture.file));  // made of the tag and the date
            list << values;
        }
        return list;
    }

    static std::string isoTime(Instant instant)
    {
        return utf8(toDateTime(instant).toString(Qt::ISODate));
    }

    const Recap &m_recap;
    const Escapes &m_escapes;
};

}  // namespace

QString escapedHtml(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size() + text.size() / 16);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            escaped += u"&amp;";
            break;
        case u'<':
            escaped += u"&lt;";
            break;
        case u'>':
            escaped += u"&gt;";
            break;
        case u'"':
            escaped += u"&quot;";
            break;
        case u'\'':
            escaped += u"&#39;";
            break;
        case u'`':
            escaped += u"&#96;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

data recapValues(const Recap &recap, const Escapes &escapes)
{
    return Values(recap, escapes).all();
}

}  // namespace core
