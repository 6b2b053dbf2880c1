#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command inside a desktop of its own: X server, window manager, session bus with AT-SPI.
#   desktop.sh COMMAND [ARG …]
# Everything that it starts ends with the command; home and runtime folder are temporary. Exit 77
# with a sentence where a program that it needs is not installed.
set -euo pipefail
for program in Xvfb openbox dbus-run-session xprop; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed" >&2; exit 77; }
done

if [ -z "${MODERATO_DESKTOP_HOME:-}" ]; then
    MODERATO_DESKTOP_HOME=$(mktemp -d)
    export MODERATO_DESKTOP_HOME
    trap 'rm -rf "$MODERATO_DESKTOP_HOME"' EXIT
    mkdir -m 700 "$MODERATO_DESKTOP_HOME/run"
    status=0
    HOME=$MODERATO_DESKTOP_HOME XDG_RUNTIME_DIR=$MODERATO_DESKTOP_HOME/run \
        dbus-run-session -- "$0" "$@" || status=$?
    exit "$status"
fi

# The X server chooses a free display itself and tells it through a pipe.
mkfifo "$MODERATO_DESKTOP_HOME/display"
Xvfb -displayfd 9 -screen 0 1440x900x24 -nolisten tcp 9>"$MODERATO_DESKTOP_HOME/display" 2>/dev/null &
server=$!
read -r -t 20 number <"$MODERATO_DESKTOP_HOME/display"
export DISPLAY=:$number QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
openbox >/dev/null 2>&1 &
manager=$!
trap 'kill $manager $server 2>/dev/null || true' EXIT
# A window that is mapped before the window manager is ready never appears.
for _ in $(seq 100); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
    sleep 0.1
done
"$@"
