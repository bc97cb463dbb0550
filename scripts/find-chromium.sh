#!/usr/bin/env bash
# Prints the path of a Chromium or Chrome for the browser tests; exits 1 if there is none.
# With --install it first tries Debian's package, where it may (root with apt-get).
set -uo pipefail

find_it() {
    if [[ -n "${GRAPHKIT_CHROMIUM:-}" ]]; then
        command -v "$GRAPHKIT_CHROMIUM" && return
    fi
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" && return
    done
    return 1
}

find_it && exit 0

if [[ "${1:-}" == "--install" ]]; then
    if [[ "$(id -u)" == "0" ]] && command -v apt-get >/dev/null; then
        echo "Installing Debian's chromium for the browser tests ..." >&2
        export DEBIAN_FRONTEND=noninteractive
        if apt-get -qq update >/dev/null && apt-get -qq install -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; then
            find_it && exit 0
        fi
    fi
    echo "No Chromium or Chrome found: the browser tests will be skipped (install one, or set GRAPHKIT_CHROMIUM to its path)." >&2
fi
exit 1
