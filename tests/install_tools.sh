#!/usr/bin/env bash
# Installs the programs that only tests need, from Debian, where that is possible; else says what is missing.
set -euo pipefail

declare -A packages=(
    [chromium]=chromium
    [pdftoppm]=poppler-utils
    [soffice]="libreoffice-impress libreoffice-writer"
)

missing=()
for program in "${!packages[@]}"; do
    command -v "$program" >/dev/null || missing+=(${packages[$program]})
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed: ${missing[*]}. The tests that need them are skipped." >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
log="$(mktemp)"
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "Could not install ${missing[*]}. The tests that need them are skipped, or fail in CI." >&2
fi
rm -f "$log"
