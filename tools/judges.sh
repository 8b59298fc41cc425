#!/bin/sh
# Sees to it that veraPDF's engine can run: a JDK, and the JAXB that Java no longer has;
# and that LibreOffice can open what is filled in for others, without its windows.
# For the proofs of papers and templates alone; the program needs none of it.
set -eu
[ -f /usr/share/java/jaxb-runtime.jar ] && command -v java >/dev/null \
    && command -v soffice >/dev/null && exit 0
as=
[ "$(id -u)" -eq 0 ] || as="sudo -n"
$as apt-get update -qq
$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends default-jdk-headless libjaxb-java libreoffice-writer-nogui >/dev/null
