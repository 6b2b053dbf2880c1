#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the program gives to the keychain is there for its next run, and nowhere else.
#   keep_secrets.sh KEYCHAIN_DESK        inside tests/servers/keyring.sh
set -euo pipefail
desk=$1
secret="canary-$RANDOM-$RANDOM"
account="bluesky:did:plc:canary"
not_found=6   # Error::Code::NotFound
cannot_save=9 # Error::Code::CannotSave

fail() { echo "$*" >&2; exit 1; }

[ "$("$desk" lasting)" = yes ] || fail "the keychain does not work"
printf '%s' "$secret" | "$desk" write "$account" >/dev/null || fail "it could not be written"
[ "$("$desk" read "$account")" = "$secret" ] || fail "another process does not find it"
if grep -r --binary-files=text "$secret" "$HOME" >/dev/null; then fail "it lies on the disk"; fi
"$desk" remove "$account" >/dev/null || fail "it could not be removed"
if code=$("$desk" read "$account" 2>&1 >/dev/null); then fail "it is still there"; fi
[ "$code" = "$not_found" ] || fail "what is not there is another error: $code"
"$desk" remove "$account" >/dev/null || fail "what is not there cannot be removed"

# No keychain: memory only, and never a plain file instead.
away="unix:path=$HOME/nobody"
[ "$(DBUS_SESSION_BUS_ADDRESS=$away "$desk" lasting)" = no ] || fail "nobody keeps what lasts"
found=$(printf '%s' "$secret" | DBUS_SESSION_BUS_ADDRESS=$away "$desk" remember "$account") ||
    fail "memory does not keep it"
[ "$found" = "$secret" ] || fail "memory keeps something else"
if code=$(DBUS_SESSION_BUS_ADDRESS=$away "$desk" read "$account" 2>&1 >/dev/null); then
    fail "it was kept somewhere"
fi
[ "$code" = "$cannot_save" ] || fail "a keychain that is away is another error: $code"
if grep -r --binary-files=text "$secret" "$HOME" >/dev/null; then fail "it lies on the disk"; fi
echo "kept in the keychain, found by another process, removed; without one in memory only"
