// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QCoreApplication>

/// Read by LeakSanitizer, github.com/google/sanitizers/wiki/AddressSanitizerLeakSanitizer. Where a
/// secure connection is given up during its handshake, Qt's own network thread may end before
/// OpenSSL has freed what it had begun with; our code never calls OpenSSL.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so\n";
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
