#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes recaps as web pages and has a browser read them.
#   read_pages.sh RECAP_PAGES FOLDER    the program that writes them, and where to
# Exit 77 with a sentence where the browser or what drives it is not installed.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
for program in chromium node; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed" >&2; exit 77; }
done
if [ ! -d "$here/node_modules/axe-core" ] || [ ! -d "$here/node_modules/puppeteer-core" ]; then
    echo "skipped: npm ci was not run in tests/recap" >&2
    exit 77
fi
rm -rf "$2"
"$1" "$2"
node "$here/read_pages.mjs" "$2"
