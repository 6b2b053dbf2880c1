// SPDX-License-Identifier: GPL-3.0-or-later
// Where in an HTML template a value would stand. The states are those of the tokenizer in the HTML
// standard (13.2.5), as far as a template for an article needs them.
#include "core/highlights/recap_template.h"

#include <QList>

namespace core {

using namespace Qt::StringLiterals;

namespace {

class TemplateScan {
public:
    explicit TemplateScan(const QString &text) : m_text(text) {}

    /// The line of the first trouble, or 0.
    int run()
    {
        while (m_at < m_text.size()) {
            const bool fine = has(u"{{") ? takeTag() : takeCharacter();
            if (!fine)
                return int(m_text.left(m_at).count(u'\n')) + 1;
        }
        return 0;
    }

private:
    enum class Place {
        Text,
        TagName,
        InTag,
        AttributeName,
        BeforeValue,
        Value,
        Comment,
        Raw,
        Words
    };
    struct State {
        Place place = Place::Text;
        QChar quote;  ///< around an attribute's value; null without
        QString tag;
        QString attribute;
        bool operator==(const State &) const = default;
    };

    bool has(QStringView what) const { return QStringView(m_text).mid(m_at).startsWith(what); }

    /// A Mustache tag: values only at safe places; a section leaves the place as it found it.
    bool takeTag()
    {
        const bool triple = has(u"{{{");
        const QString close = triple ? u"}}}"_s : u"}}"_s;
        const qsizetype end = m_text.indexOf(close, m_at);
        if (end < 0)
            return false;
        const qsizetype start = m_at + close.size();
        const QString inside = m_text.mid(start, end - start).trimmed();
        const QChar sign = inside.isEmpty() ? QChar() : inside.front();
        if (m_state.place == Place::TagName || m_state.place == Place::AttributeName)
            m_state.place = Place::InTag;  // the name before it is whole, or a value is refused
        if (!takeInside(sign, sign == u'&' ? inside.mid(1).trimmed() : inside))
            return false;
        m_at = end + close.size();
        return m_state.place != Place::InTag || isNameWhole();
    }

    /// Within an HTML tag no name may go on behind a tag of Mustache's: else a browser would read
    /// another name than this scan does.
    bool isNameWhole() const
    {
        const QChar next = m_at < m_text.size() ? m_text[m_at] : QChar(u'>');
        return next.isSpace() || next == u'/' || next == u'>' || has(u"{{");
    }

    bool takeInside(QChar sign, const QString &name)
    {
        switch (sign.unicode()) {
        case u'!':
            return true;
        case u'=':
        case u'>':
            return false;  // other delimiters and parts of files cannot be looked through
        case u'#':
        case u'^':
            m_sections.append(m_state);
            return isPlaceForSections();
        case u'/':
            return !m_sections.isEmpty() && m_sections.takeLast() == m_state;
        default:
            return isPlaceForValue(name);
        }
    }

    bool isPlaceForSections() const
    {
        return m_state.place != Place::BeforeValue && m_state.place != Place::Raw;
    }

    bool isPlaceForValue(const QString &name) const
    {
        if (m_state.place == Place::Text || m_state.place == Place::Comment ||
            m_state.place == Place::Words)
            return true;
        return m_state.place == Place::Value && !m_state.quote.isNull() && mayHold(name);
    }

    /// Attributes that lead somewhere take our addresses only; those that act take nothing.
    bool mayHold(const QString &name) const
    {
        static const QStringList leading{u"href"_s, u"src"_s, u"cite"_s};
        static const QStringList acting{u"style"_s,  u"srcdoc"_s, u"srcset"_s,
                                        u"action"_s, u"data"_s,   u"formaction"_s,
                                        u"poster"_s, u"ping"_s,   u"content"_s};
        const QString &attribute = m_state.attribute;
        if (leading.contains(attribute))
            return name == u"url" || name == u"source";
        if (attribute == u"content" && name == u"policy")
            return true;
        return !attribute.startsWith(u"on") && !attribute.contains(u':') &&
               !acting.contains(attribute);
    }

    bool takeCharacter()
    {
        const QChar c = m_text[m_at];
        switch (m_state.place) {
        case Place::Text:
            return takeText();
        case Place::Comment:
            return takeComment();
        case Place::Raw:
        case Place::Words:
            return takeRaw();
        case Place::TagName:
            if (!endsTag(c) && !c.isSpace() && c != u'/')
                m_state.tag += c.toLower();
            else if (!endsTag(c))
                m_state.place = Place::InTag;
            break;
        case Place::InTag:
            takeBetweenAttributes(c);
            break;
        case Place::AttributeName:
            takeAttributeName(c);
            break;
        case Place::BeforeValue:
        case Place::Value:
            takeValue(c);
            break;
        }
        ++m_at;
        return true;
    }

    bool takeText()
    {
        if (has(u"<!--")) {
            m_at += 4;
            const bool empty = has(u">") || has(u"->");  // closed at once
            m_state.place = empty ? Place::Text : Place::Comment;
            return true;
        }
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
        const bool begins = next.isLetter() || next == u'/' || next == u'!' || has(u"<{{");
        const bool opens = m_text[m_at] == u'<' && begins;
        if (opens)
            m_state = {.place = Place::TagName};
        m_at += opens && next == u'/' ? 2 : 1;
        m_closing = opens && next == u'/';
        return true;
    }

    bool takeComment()
    {
        if (has(u"-->") || has(u"--!>"))
            m_state = {};
        ++m_at;
        return true;
    }

    bool takeRaw()
    {
        const QStringView rest = QStringView(m_text).mid(m_at, m_state.tag.size() + 2);
        const QString end = u"</"_s + m_state.tag;
        if (rest.compare(end, Qt::CaseInsensitive) != 0) {
            ++m_at;
            return true;
        }
        m_at += end.size();
        m_state = {.place = Place::InTag};
        m_closing = true;
        return true;
    }

    /// True when `c` closes the tag; the text of scripts and style sheets is raw.
    bool endsTag(QChar c)
    {
        if (c != u'>')
            return false;
        static const QStringList raw{u"script"_s,   u"style"_s,    u"xmp"_s,       u"iframe"_s,
                                     u"noembed"_s,  u"noframes"_s, u"plaintext"_s, u"template"_s,
                                     u"noscript"_s, u"object"_s,   u"embed"_s};
        const QString tag = m_state.tag;
        m_state = {};
        if (!m_closing && raw.contains(tag))
            m_state = {.place = Place::Raw, .tag = tag};
        else if (!m_closing && (tag == u"title" || tag == u"textarea"))
            m_state = {.place = Place::Words, .tag = tag};
        return true;
    }

    void takeBetweenAttributes(QChar c)
    {
        if (endsTag(c) || c.isSpace() || c == u'/')
            return;
        if (c == u'=' && !m_state.attribute.isEmpty()) {
            m_state.place = Place::BeforeValue;
            return;
        }
        m_state.place = Place::AttributeName;
        m_state.attribute = c.toLower();
    }

    void takeAttributeName(QChar c)
    {
        if (endsTag(c))
            return;
        if (c == u'=')
            m_state.place = Place::BeforeValue;
        else if (c.isSpace() || c == u'/')
            m_state.place = Place::InTag;
        else
            m_state.attribute += c.toLower();
    }

    void takeValue(QChar c)
    {
        const bool quoted = !m_state.quote.isNull();
        if (m_state.place == Place::BeforeValue) {
            if (c.isSpace() || endsTag(c))
                return;
            m_state.place = Place::Value;
            m_state.quote = c == u'"' || c == u'\'' ? c : QChar();
        } else if (quoted ? c == m_state.quote : c.isSpace()) {
            m_state.place = Place::InTag;
            m_state.quote = {};
            m_state.attribute.clear();
        } else if (!quoted) {
            endsTag(c);
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
    State m_state;
    bool m_closing = false;
    QList<State> m_sections;
};

}  // namespace

int unsafeLine(const QString &htmlTemplate)
{
    return TemplateScan(htmlTemplate).run();
}

}  // namespace core
