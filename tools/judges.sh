#!/bin/sh
# Sees to it that veraPDF's engine can run: a JDK, and the JAXB that Java no longer has.
# For the proof of the papers alone; the program needs neither.
set -eu
[ -f /usr/share/java/jaxb-runtime.jar ] && command -v java >/dev/null && exit 0
as=
[ "$(id -u)" -eq 0 ] || as="sudo -n"
$as apt-get update -qq
$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends default-jdk-headless libjaxb-java >/dev/null
