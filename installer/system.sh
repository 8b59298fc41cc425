#!/bin/sh
# system.sh build: sees to it that the MSI can be built: wixl, the compiler for Windows,
# the signer, and the lists that Debian's standard library of Python is fetched by.
# system.sh test: that it can be tried under Wine too (over a gigabyte).
# The program needs none of it.
set -eu
PATH=$PATH:/usr/sbin:/sbin

case ${1-} in
build)
    commands="wixl msiinfo msibuild x86_64-w64-mingw32-gcc osslsigncode"
    packages="wixl msitools gcc-mingw-w64-x86-64-win32 osslsigncode ca-certificates"
    ;;
test)
    commands="/usr/lib/wine/wine64 wixl msiinfo Xvfb setxkbmap xdotool
        x86_64-w64-mingw32-gcc"
    packages="wine64 wixl msitools xvfb x11-xkb-utils xdotool
        gcc-mingw-w64-x86-64-win32"
    ;;
*)
    echo "usage: $0 build|test" >&2
    exit 2
    ;;
esac

if ! command -v apt-get >/dev/null; then
    echo "The MSI is built on Debian 12; here is no apt-get." >&2
    exit 1
fi
as=
[ "$(id -u)" -eq 0 ] || as="sudo -n"

missing=
for command in $commands; do
    command -v "$command" >/dev/null || missing=yes
done
[ -f /etc/ssl/certs/ca-certificates.crt ] || missing=yes
[ -n "$(apt-cache madison libpython3.11-minimal)" ] || $as apt-get update -qq
[ -n "$missing" ] || exit 0
$as apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $packages >/dev/null
