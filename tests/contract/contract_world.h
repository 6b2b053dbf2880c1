// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/networks/network_client.h"
#include "tests/support/fake_clock.h"

#include <functional>
#include <memory>

namespace tests {

/// One network with one account signed in, as far as every network must behave the same.
///
/// What happens there is always the same short evening, counted from the moment at which question()
/// is published: after 10 s Ann answers it with "A1 books"; after 20 s Ben writes "A1 oops", and
/// after 25 s deletes it; from 30 to 50 s the line is down, and after 40 s Cleo answers "A1 tea".
class ContractWorld {
public:
    virtual ~ContractWorld() = default;

    FakeClock clock;

    virtual core::NetworkClient &client() = 0;
    /// How often a post with this text stands on the network.
    virtual int standing(const QString &text) const = 0;
    /// The next post takes effect, and the answer that says so is lost.
    virtual void loseTheNextReply() = 0;
    /// Posting must wait for so long.
    virtual void limit(core::Seconds pause) = 0;
    /// The network knows this account no more; false where none can be signed out.
    virtual bool signOut() { return false; }
    /// Time goes by, and everything that is due happens.
    virtual void pass(core::Milliseconds time) { clock.advance(time); }

    /// Of the question, and of a post that is never published.
    virtual core::Delivery question() const = 0;
    virtual core::Hashtag hashtag() const = 0;
};

struct ContractNetwork {
    std::string name;
    std::function<std::unique_ptr<ContractWorld>()> make;
};

std::unique_ptr<ContractWorld> rehearsalWorld();
std::unique_ptr<ContractWorld> blueskyWorld();
std::unique_ptr<ContractWorld> mastodonWorld();
std::unique_ptr<ContractWorld> xWorld();

}  // namespace tests
