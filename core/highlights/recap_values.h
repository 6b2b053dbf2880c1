// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/highlights/recap_words.h"

#include <kainjow/mustache.hpp>

#include <deque>
#include <functional>
#include <vector>

namespace core {

/// How a format keeps foreign words from acting, wherever in the file they stand.
struct Escapes {
    std::function<QString(const QString &)> line;   ///< a name, a title: in one line
    std::function<QString(const QString &)> words;  ///< a post, with its line breaks
    std::function<QString(const QString &)> url;    ///< gets it percent-encoded
};

/// The recap's values as a Mustache template sees them, under the names that docs/templates.md
/// explains. Everything in them is escaped already, so that no template can forget it.
///
/// Lives as long as one template is filled. Questions and quotes are made when the template comes
/// to them and dropped when it leaves them, so that ten thousand cost no more memory than one.
class RecapValues : public kainjow::mustache::context<std::string> {
public:
    using data = kainjow::mustache::data;

    RecapValues(const Recap &recap, Escapes escapes);

    /// One value more.
    void set(const std::string &name, const QString &value);

    void push(const data *entry) override;
    void pop() override;
    const data *get(const std::string &name) const override;

private:
    /// A list whose entries are empty until they are come to.
    struct List {
        explicit List(qsizetype size);
        std::optional<qsizetype> indexOf(const data *entry) const;
        data entries{data::type::list};
    };
    data makeQuestion(const Recap::Question &question) const;
    data makeQuote(const Recap::Quote &quote) const;
    std::optional<data> made(const data *entry);
    void setAuthor(data &values, const Post &post) const;
    data makeMedia(const QList<Media> &media) const;
    data makePictures(const QList<RecapPicture> &pictures) const;
    data makeParagraphs(const QString &text) const;
    void setHead();
    void setNumbers();
    void setNext();
    std::string line(const QString &text) const;
    std::string words(const QString &text) const;

    const Recap &m_recap;
    Escapes m_escapes;
    data m_chat;
    List m_questions;
    List m_others;
    std::vector<List> m_quotes;           ///< of each question
    std::optional<qsizetype> m_question;  ///< the one the template is in
    size_t m_questionDepth = 0;           ///< how many entries it is in by then
    std::deque<data> m_made;
    std::vector<bool> m_isMade;  ///< for each entry the template is in
};

/// As entities, so that it is text for every reader of HTML, in and between quotes.
QString escapedHtml(const QString &text);

}  // namespace core
