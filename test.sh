#!/usr/bin/env bash
# Installs through the system's package manager what the tests need and is missing, then runs all tests.
# Ends with a line "N passed, N failed, N skipped". Arguments go to the test program (for example --filter-class '*Nmr*').
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Commands that tests run, with the package that brings each; a pattern with a slash is looked for as a file.
needed=(gzip:gzip chromium-headless-shell:chromium-headless-shell '/usr/lib/python3/dist-packages/pandas/__init__.py:python3-pandas' '/usr/lib/postgresql/*/bin/initdb:postgresql' hledger:hledger bean-check:beancount)

missing=()
for need in "${needed[@]}"; do
    if [[ "${need%%:*}" == */* ]]; then
        compgen -G "${need%%:*}" >/dev/null || command -v "$(basename "${need%%:*}")" >/dev/null 2>&1 || missing+=("${need##*:}")
    else
        command -v "${need%%:*}" >/dev/null 2>&1 || missing+=("${need##*:}")
    fi
done
if [ "${#missing[@]}" -gt 0 ]; then
    if command -v apt-get >/dev/null 2>&1; then
        install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
        apt-get update -qq || true
        # Where one of them is not known, the others are installed all the same; a whole Chromium serves, too, and takes a fifth longer.
        install "${missing[@]}" || for package in "${missing[@]}"; do
            install "$package" || { [ "$package" = chromium-headless-shell ] && install chromium; } ||
                echo "test.sh: could not install $package: tests that need it are skipped" >&2
        done
    else
        echo "test.sh: please install: ${missing[*]} (tests that need them are skipped)" >&2
    fi
fi

dotnet build Ballast.slnx -c Release --nologo -v quiet
# Tests wait for browsers, servers and databases: half as many more at a time as there are processors.
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
status=0
dotnet tests/Ballast.Tests/bin/Release/net10.0/Ballast.Tests.dll --no-progress --long-running 120 --xunit-diagnostics on --timeout 60m --max-threads 1.5x "$@" 2>&1 | tee "$log" || status=$?

count() { grep -oiE "^ *$1: *[0-9]+" "$log" | grep -oE "[0-9]+" | tail -1 || true; }
passed="$(count succeeded)" failed="$(count failed)" skipped="$(count skipped)"
if [ "${skipped:-0}" -gt 0 ]; then
    echo "Skipped checks are listed above with their reasons."
fi
# Said again at the end: who sees only the last lines of a log learns which test failed, and why.
awk '/^[^ ]/ { failed = /^failed /; lines = 0 } failed && ++lines <= 40' "$log"
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$status"
