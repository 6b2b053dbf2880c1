#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a session bus and an unlocked gnome-keyring of its own.
#   keyring.sh COMMAND [ARG …]
# Everything that it starts ends with the command; home and runtime folder are temporary. Exit 77
# with a sentence where a program that it needs is not installed.
set -euo pipefail
for program in dbus-run-session gnome-keyring-daemon; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed" >&2; exit 77; }
done

if [ -z "${MODERATO_KEYRING_HOME:-}" ]; then
    MODERATO_KEYRING_HOME=$(mktemp -d)
    export MODERATO_KEYRING_HOME
    trap 'rm -rf "$MODERATO_KEYRING_HOME"' EXIT
    mkdir -m 700 "$MODERATO_KEYRING_HOME/run"
    status=0
    env -u DISPLAY -u WAYLAND_DISPLAY HOME="$MODERATO_KEYRING_HOME" \
        XDG_DATA_HOME="$MODERATO_KEYRING_HOME/share" \
        XDG_RUNTIME_DIR="$MODERATO_KEYRING_HOME/run" dbus-run-session -- "$0" "$@" || status=$?
    exit "$status"
fi

mkfifo "$MODERATO_KEYRING_HOME/started"
printf 'a password of the test' |
    gnome-keyring-daemon --foreground --unlock --components=secrets \
        >"$MODERATO_KEYRING_HOME/started" 2>/dev/null &
daemon=$!
trap 'kill $daemon 2>/dev/null || true' EXIT
# It says where it listens as soon as it does.
read -r -t 20 _ <"$MODERATO_KEYRING_HOME/started" || true
"$@"
