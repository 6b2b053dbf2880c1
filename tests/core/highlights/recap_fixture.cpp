// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/highlights/recap_fixture.h"

namespace tests {

using namespace core;
using namespace Qt::StringLiterals;

RecapEvening::RecapEvening()
    : storage(std::move(*Storage::open(u":memory:"_s)))
    , stream(std::move(*StreamStorage::open(storage->thread(), u":memory:"_s)))
    , posts(*stream)
{
    people.setHosts({u"host@social.example"_s});
    answers.setSettings(chat.settings, {u"host@social.example"_s});
    answers.setQuestions({1, 2});
    answers.addQuestionPost(PostId(u"mastodon:q1"_s), 1, at(8));
    answers.addQuestionPost(PostId(u"mastodon:q2"_s), 2, at(17));
}

Post RecapEvening::say(const QString &id, const QString &text, const QString &by, int minute)
{
    const Post post = aPost(id, text, by, at(minute));
    take(post);
    return post;
}

void RecapEvening::take(const Post &post)
{
    posts.add({post});
    answers.assign({post});
    people.add({post});
}

void RecapEvening::erase(const Post &post)
{
    posts.remove(post.id);
    answers.remove(post.id);
    people.removePost(post.id);
}

void RecapEvening::star(const Post &post, int minute, int place)
{
    marks.apply({.post = post.id,
                 .kind = Mark::Kind::Star,
                 .by = u"Ada"_s,
                 .at = at(minute) + Milliseconds(++m_words),
                 .number = place,
                 .text = Remembered::of(*posts.find(post.id)).toText()});
}

void RecapEvening::decide(const Post &post, Consent consent)
{
    marks.apply({.post = post.id,
                 .kind = Mark::Kind::Consent,
                 .by = u"Ada"_s,
                 .at = at(60) + Milliseconds(++m_words),
                 .number = int(consent),
                 .text = Remembered::of(*posts.find(post.id)).toText()});
}

void RecapEvening::hide(const Post &post)
{
    marks.apply({.post = post.id, .kind = Mark::Kind::Hide, .by = u"Ada"_s, .at = at(30)});
}

void RecapEvening::note(const Post &post, const QString &text)
{
    marks.apply(
        {.post = post.id, .kind = Mark::Kind::Note, .by = u"Ada"_s, .at = at(30), .text = text});
}

Recap RecapEvening::recap() const
{
    return buildRecap({.chat = chat,
                       .posts = posts,
                       .answers = answers,
                       .marks = marks,
                       .people = people,
                       .stats = stats(),
                       .introduction = introduction,
                       .pictures = pictures});
}

}  // namespace tests
