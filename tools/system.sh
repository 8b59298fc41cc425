#!/bin/sh
# Sees to it that the machine has what pip cannot bring: a Python of 3.11 or later
# that can make virtual environments, the libraries Qt is linked against, and a font of
# Ge'ez script.
# On Debian and its kin it installs what is missing, if it may without asking for
# a password; else it prints the one line to run. Elsewhere it installs nothing.
set -eu

PYTHON=${PYTHON:-python3}
PATH=$PATH:/usr/sbin:/sbin

stop() {
    printf '\n%s\n%s\n' "$1" "$2" >&2
    [ -z "${3-}" ] || printf '\n    %s\n\n' "$3" >&2
    exit 1
}

new_enough() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() {
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null
}

# Prints the Debian package of each thing that is missing. Libraries are looked up
# by the name they are loaded by: packages change theirs between releases.
missing_packages() {
    has_venv || echo python3-venv
    libraries="libglib-2.0.so.0:libglib2.0-0 libdbus-1.so.3:libdbus-1-3
        libxkbcommon.so.0:libxkbcommon0 libfontconfig.so.1:libfontconfig1
        libEGL.so.1:libegl1 libGL.so.1:libgl1"
    if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
        libraries="$libraries
            libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0
            libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
            libxcb-shape.so.0:libxcb-shape0
            libwayland-cursor.so.0:libwayland-cursor0 libwayland-egl.so.1:libwayland-egl1"
    fi
    known=$(ldconfig -p)
    for library in $libraries; do
        case $known in
            *"${library%%:*} "*) ;;
            *) echo "${library#*:}" ;;
        esac
    done
    # The face of the sheets in Tigrinya; no Python package has one.
    [ -f /usr/share/fonts/truetype/abyssinica/AbyssinicaSIL-Regular.ttf ] ||
        echo fonts-sil-abyssinica
}

# install_as COMMAND...: COMMAND is what gives the rights, if anything must.
install_as() {
    echo "Installing / Installerar: $missing"
    # shellcheck disable=SC2086  # a list of packages
    "$@" apt-get update -qq && "$@" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

new_enough || stop \
    "SIPdesk needs Python 3.11 or later, which '$PYTHON' is not. Try make PYTHON=python3.12." \
    "SIPdesk behöver Python 3.11 eller senare, och det är inte '$PYTHON'. Prova make PYTHON=python3.12."

if ! command -v apt-get >/dev/null || ! command -v ldconfig >/dev/null; then
    has_venv || stop \
        "'$PYTHON' lacks the modules venv and ensurepip. Install them, then make again." \
        "'$PYTHON' saknar modulerna venv och ensurepip. Installera dem och kör make igen."
    exit 0
fi

missing=$(missing_packages | paste -sd " " -)
[ -n "$missing" ] || exit 0

line="apt-get update && apt-get install -y --no-install-recommends $missing"
if [ "$(id -u)" -eq 0 ]; then
    install_as && exit 0
elif command -v sudo >/dev/null; then
    if sudo -n true 2>/dev/null; then install_as sudo -n && exit 0; fi
    line="sudo sh -c '$line'"
else
    line="su -c '$line'"
fi
stop \
    "Packages are missing. Run this line, then make again:" \
    "Det saknas paket. Kör den här raden och sedan make igen:" \
    "$line"
