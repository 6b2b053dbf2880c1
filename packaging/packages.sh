# SPDX-License-Identifier: GPL-3.0-or-later
# Installs Debian packages that are not there yet. Sourced by run and test; what it says goes to
# standard error, and with nothing to do it takes a moment.

run_packages=(
    ca-certificates cmake g++ git ninja-build ccache pkg-config
    qt6-base-dev qt6-svg-dev qt6-websockets-dev libqt6opengl6-dev libgl-dev
    libqt6sql6-sqlite qt6-qpa-plugins libexpected-dev libicu-dev libical-dev libpsl-dev
    libkainjow-mustache-dev libcli11-dev libsimdjson-dev qtkeychain-qt6-dev tzdata
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
test_packages=(patch libgtest-dev libbenchmark-dev librapidcheck-dev dbus faketime strace
    poppler-utils)
desktop_test_packages=(
    xvfb openbox x11-utils dbus-x11 at-spi2-core python3-gi python3-pyatspi
    gnome-keyring khal)
browser_test_packages=(chromium nodejs npm)
server_test_packages=(libnode-dev make python3 openssl curl snac2)  # besides nodejs and npm

say() { printf 'moderato: %s\n' "$*" >&2; }

# Debian 12 and 13 name a few packages differently; the first name that exists is taken.
package_name() {
    case $1 in
        qt6-svg-dev) first_known qt6-svg-dev libqt6svg6-dev ;;
        libqt6opengl6-dev) first_known libqt6opengl6-dev qt6-base-dev ;;
        *) echo "$1" ;;
    esac
}

is_known() {
    [ -n "$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: *\([0-9].*\)/\1/p')" ]
}

first_known() {
    local name
    for name in "$@"; do
        if is_known "$name"; then
            echo "$name"
            return
        fi
    done
    echo "$1"
}

# The backports of the Debian that is there, as a copy of this machine's own entry for it with the
# name of the suite replaced: mirror, components and keys stay what they are.
backports_entry() {  # of suite $1, in the form that the file $2 has
    case $2 in
        *.sources)  # paragraphs, https://manpages.debian.org/sources.list
            awk -v suite="$1" 'BEGIN { RS = ""; FS = OFS = "\n" }
                /(^|\n)Types:[^\n]*deb/ && !/(^|\n)Enabled: *no/ {
                    for (i = 1; i <= NF; i++)
                        if ($i ~ "^Suites:(.* )?" suite "( |$)") {
                            $i = "Suites: " suite "-backports"; print; exit
                        }
                }' "$2" ;;
        *)  awk -v suite="$1" '$1 == "deb" {
                for (i = 2; i <= NF; i++)
                    if ($i == suite) { $i = suite "-backports"; print; exit }
            }' "$2" ;;
    esac
}

add_backports() {
    local suite file entry
    suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list
    do
        [ -r "$file" ] || continue
        entry=$(backports_entry "$suite" "$file")
        [ -n "$entry" ] || continue
        local name=/etc/apt/sources.list.d/moderato-backports.${file##*.}
        say "adding $suite-backports in $name"
        as_root tee "$name" <<<"$entry" >&2
        as_root apt-get update >&2
        return
    done
    say "no entry for $suite was found to copy for its backports"
}

has_own_npm() {
    command -v npm >/dev/null &&
        ! dpkg-query -W -f='${db:Status-Status}' npm 2>/dev/null | grep -qx installed
}

is_installed() {
    # Who has another nodejs than Debian's has its npm with it, and Debian's does not go beside it.
    # The same goes for the headers, which must be those of the nodejs that is there.
    if [ "$1" = npm ] && command -v npm >/dev/null; then return; fi
    if [ "$1" = libnode-dev ] && has_own_npm; then return; fi
    dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "some packages are missing and there is no sudo. As root, run: $*"
        exit 1
    fi
}

install_packages() {
    local missing=() name known
    for name in "$@"; do
        is_installed "$name" && continue
        missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    say "installing what is needed: ${missing[*]}"
    as_root apt-get update >&2
    # Debian 12 has it in its backports alone, from where it is taken without being asked to.
    [[ " ${missing[*]} " != *" snac2 "* ]] || is_known snac2 || add_backports
    local wanted=()
    for name in "${missing[@]}"; do
        known=$(package_name "$name")
        # Other systems than Debian may have none; its tests say so.
        [ "$name" != snac2 ] || is_known snac2 || continue
        is_installed "$known" || wanted+=("$known")
    done
    [ ${#wanted[@]} = 0 ] && return
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${wanted[@]}" >&2
    # The tests start one of their own; Debian's package means it to serve the world.
    [[ " ${wanted[*]} " != *" snac2 "* ]] || ! command -v systemctl >/dev/null ||
        as_root systemctl disable --now snac2.service >&2 2>&1 || true
}
