// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>

#include <optional>

namespace tests {

/// A certificate for 127.0.0.1 that was made a moment ago: what a test's server shows, and what a
/// client that trusts it, and nobody else, is configured with.
struct Certificate {
    QSslConfiguration server;
    QSslConfiguration client;

    /// Made by the program `openssl`; nothing where that is not installed.
    static std::optional<Certificate> make();
};

}  // namespace tests
