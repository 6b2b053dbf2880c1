// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answers/question_finder.h"

#include "tests/support/builders.h"

#include <gtest/gtest.h>

namespace {

using namespace core;
using namespace Qt::StringLiterals;

Chat plan(const QStringList &hosts)
{
    Chat chat = tests::aChat();
    chat.hosts = hosts;
    chat.runSheet =
        RunSheet({tests::aCue(CueKind::Introduction, 2, u"Please introduce yourself."_s),
                  tests::aQuestion(1, 8, u"What does a calm room sound like?"_s),
                  tests::aQuestion(2, 17, u"Which routine saved your year?"_s),
                  tests::aQuestion(3, 26, u"When do you say no to a colleague?"_s)});
    return chat;
}

Post said(const QString &handle, int minute, const QString &text, const QString &network = u"x"_s)
{
    static int number = 0;
    Post post;
    post.network = NetworkId(network);
    post.id = postId(post.network, QString::number(++number));
    post.author = {.id = handle + u"-id"_s, .handle = handle, .name = handle};
    post.created = instantFromMs(1'795'483'800'000) + Minutes(minute);
    post.text = text;
    return post;
}

/// "1 2": the numbers whose posts were found, in order of time.
std::string numbersIn(const QuestionFinder::Found &found, const Chat &chat)
{
    QStringList numbers;
    for (const QuestionFinder::Asked &asked : found.asked) {
        const Cue *cue = chat.runSheet.find(asked.cue);
        numbers.append(cue->isQuestion() ? QString::number(cue->number) : u"intro"_s);
    }
    return numbers.join(u' ').toStdString();
}

class QuestionFinderTest : public testing::Test {
protected:
    QuestionFinder::Found find(const Chat &chat, const QList<Post> &posts,
                               const QStringList &hosts = {})
    {
        QuestionFinder finder(chat, hosts);
        for (const Post &post : posts)
            finder.look(post);
        return finder.found();
    }
};

TEST_F(QuestionFinderTest, ANamedHandleIsTheHostAndItsLabelsAreQuestions)
{
    const Chat chat = plan({});
    const auto found =
        find(chat,
             {said(u"gwen"_s, 2, u"Welcome! Please introduce yourself #OurChat"_s),
              said(u"gwen"_s, 8, u"Q1: What does a calm room sound like? #OurChat"_s),
              said(u"fan"_s, 9, u"Q1: What does a calm room sound like? #OurChat"_s),
              said(u"gwen"_s, 17, u"Q2: And which routine helps you? #OurChat"_s)},
             {u"@Gwen"_s});
    EXPECT_EQ(found.hosts, QList{PersonId(u"x:gwen-id"_s)});
    EXPECT_EQ(numbersIn(found, chat), "intro 1 2");
}

TEST_F(QuestionFinderTest, ThePlansNamesFindTheirPeople)
{
    Post asked = said(u"vdukes"_s, 8, u"Q1: What does a calm room sound like?"_s);
    asked.author.name = u"Vivett Dukes 📚"_s;
    const auto found = find(plan({u"Vivett Dukes"_s}), {asked, said(u"ann"_s, 9, u"A1: rain"_s)});
    EXPECT_EQ(found.hosts, QList{PersonId(u"x:vdukes-id"_s)});
}

TEST_F(QuestionFinderTest, WhoOnlyBearsTheNameIsNoHostWhereAnotherAsked)
{
    Post asked = said(u"vdukes"_s, 8, u"Q1: What does a calm room sound like?"_s);
    asked.author.name = u"Vivett Dukes"_s;
    Post joke = said(u"trickster"_s, 1, u"Q9: Who wants my followers?"_s);
    joke.author.name = u"Vivett Dukes"_s;
    EXPECT_EQ(find(plan({u"Vivett Dukes"_s}), {joke, asked}).hosts,
              QList{PersonId(u"x:vdukes-id"_s)});
}

TEST_F(QuestionFinderTest, WhereNobodyIsNamedWhoAskedFirstIsTheHost)
{
    const Chat chat = plan({});
    const auto found = find(chat, {said(u"bot"_s, 9, u"Q1: What does a calm room sound like?"_s),
                                   said(u"gwen"_s, 8, u"Q1: What does a calm room sound like?"_s),
                                   said(u"bot"_s, 18, u"Q2: Which routine saved your year?"_s),
                                   said(u"gwen"_s, 17, u"Q2: Which routine saved your year?"_s)});
    EXPECT_EQ(found.hosts, QList{PersonId(u"x:gwen-id"_s)});
    EXPECT_EQ(numbersIn(found, chat), "1 2");
}

TEST_F(QuestionFinderTest, OnEachNetworkTheFirstPostOfAQuestionCounts)
{
    const Chat chat = plan({u"@gwen"_s});
    const auto found = find(
        chat, {said(u"gwen"_s, 8, u"Q1: What does a calm room sound like?"_s),
               said(u"gwen.example"_s, 9, u"Q1: What does a calm room sound like?"_s, u"bluesky"_s),
               said(u"gwen"_s, 12, u"Again: Q1: What does a calm room sound like?"_s)});
    EXPECT_EQ(numbersIn(found, chat), "1 1");
    EXPECT_EQ(found.asked[1].network, NetworkId(u"bluesky"_s));
}

TEST_F(QuestionFinderTest, AQuestionThatAsksToBeRetoldIsAsked)
{
    const Chat chat = plan({u"@gwen"_s});
    const auto found =
        find(chat, {said(u"gwen"_s, 8, u"Q1: What does a calm room sound like? Please RT @gwen"_s),
                    said(u"gwen"_s, 9, u"RT @gwen Q2: Which routine saved your year?"_s)});
    EXPECT_EQ(numbersIn(found, chat), "1");
}

TEST_F(QuestionFinderTest, AHandleWithoutLettersNamesNobody)
{
    Post nameless = said(u"ann"_s, 2, u"Good evening"_s);
    nameless.author.name = u"🌿"_s;
    EXPECT_TRUE(find(plan({}), {nameless}, {u"@_"_s}).hosts.isEmpty());
}

TEST_F(QuestionFinderTest, ADeletedQuestionGivesWayToTheOneThatReplacedIt)
{
    const Chat chat = plan({u"@gwen"_s});
    QuestionFinder finder(chat, {});
    const Post first = said(u"gwen"_s, 8, u"Q1: What does a calm room sound like?"_s);
    const Post second = said(u"gwen"_s, 9, u"Q1: What does a calm room sound like? (with tag)"_s);
    finder.look(first);
    finder.look(second);
    finder.forget(first.id);
    ASSERT_EQ(finder.found().asked.size(), 1);
    EXPECT_EQ(finder.found().asked.first().post, second.id);
}

TEST_F(QuestionFinderTest, TheLettersAreThoseOfTheQuestionsAndOfTheRoom)
{
    const Chat chat = plan({u"@claire"_s});
    QList<Post> posts = {said(u"claire"_s, 8, u"Q1 : What does a calm room sound like?"_s),
                         said(u"claire"_s, 17, u"Q2 : Which routine saved your year?"_s)};
    EXPECT_EQ(find(chat, posts).letters, (Convention{u"Q"_s, u"A"_s}));
    for (int i = 0; i < 4; ++i)
        posts.append(said(u"reader"_s, 18 + i, u"R2 : le matin"_s));
    EXPECT_EQ(find(chat, posts).letters, (Convention{u"Q"_s, u"R"_s}));
}

}  // namespace
