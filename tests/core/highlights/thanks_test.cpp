// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/highlights/thanks.h"
#include "tests/support/builders.h"

#include <gtest/gtest.h>

using namespace core;
using namespace Qt::StringLiterals;

namespace {

class ThanksTest : public testing::Test {
protected:
    Participant &join(const QString &handle, bool newcomer = false)
    {
        const NetworkId network(u"mastodon"_s);
        people.append({.person = {.id = PersonId(u"mastodon:"_s + handle),
                                  .network = network,
                                  .handle = handle},
                       .newcomer = newcomer,
                       .posts = {postId(network, handle)}});
        return people.last();
    }
    QStringList drafts(const Account &account) const
    {
        return thankYouDrafts(people, marks, tests::aChat(), account);
    }
    QStringList drafts() const { return drafts(tests::anAccount(u"mastodon"_s)); }

    QList<Participant> people;
    Marks marks;
};

}  // namespace

TEST_F(ThanksTest, OnePostHasNoNumber)
{
    join(u"ann"_s);
    join(u"ben"_s);
    EXPECT_EQ(drafts(), QStringList{u"Thank you @ann @ben for being with us tonight! #OurChat"_s});
}

TEST_F(ThanksTest, ThoseWhoCameForTheFirstTimeAreThankedFirst)
{
    join(u"ann"_s);
    join(u"new"_s, true);
    EXPECT_EQ(drafts(),
              (QStringList{u"Welcome, and thank you for joining us for the first time: @new! "
                           "#OurChat (1/2)"_s,
                           u"Thank you @ann for being with us tonight! #OurChat (2/2)"_s}));
}

TEST_F(ThanksTest, HostsAndThoseWhoWantToBeLeftAloneAreNotMentioned)
{
    join(u"host"_s).host = true;
    join(u"muted"_s).person.muted = true;
    join(u"private"_s).person.noArchive = true;
    join(u"silent"_s).posts.clear();
    join(u"elsewhere"_s).person.network = NetworkId(u"x"_s);
    join(u""_s);
    join(u"two words"_s);
    const PostId hidden = join(u"spammer"_s).posts.first();
    marks.apply({.post = hidden, .kind = Mark::Kind::Hide, .by = u"Ada"_s});
    EXPECT_EQ(drafts(), QStringList());
}

TEST_F(ThanksTest, OnEveryNetworkEachPostFitsAndEveryHandleIsThereOnceAndWhole)
{
    for (const QString &network : {u"x"_s, u"mastodon"_s, u"bluesky"_s}) {
        people.clear();
        for (int i = 0; i < 300; ++i) {
            Participant &one = join(u"person%1_%2"_s.arg(i).arg(QString(i % 23, u'x')), i % 3 == 0);
            one.person.network = NetworkId(network);
        }
        const Account account = tests::anAccount(network);
        const QStringList all = drafts(account);
        EXPECT_GT(all.size(), 5);
        QStringList words;
        for (const QString &draft : all) {
            EXPECT_GE(account.textRules.room(draft), 0) << qPrintable(draft);
            EXPECT_TRUE(draft.contains(u"#OurChat"_s));
            QString plain = draft;
            plain.remove(u'!');
            words += plain.split(u' ');
        }
        for (const Participant &one : std::as_const(people))
            EXPECT_EQ(words.count(u'@' + one.person.handle), 1);
    }
}

TEST_F(ThanksTest, AHandleThatFitsNowhereIsLeftOutRatherThanCut)
{
    join(QString(600, u'x'));
    join(u"ann"_s);
    EXPECT_EQ(drafts(), QStringList{u"Thank you @ann for being with us tonight! #OurChat"_s});
}
