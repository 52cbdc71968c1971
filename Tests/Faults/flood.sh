#!/usr/bin/env bash
# Drops very many packages of one party at once, half of them before the start and half while the
# registry runs, and one of another party in the middle; then says whether every one has exactly one
# acknowledgement in the order of receipt, how fast, with how much memory, and how long the other
# party waited. With "marked" each package is followed by its done-marker.
# Usage: flood.sh PROGRAM WORKSPACE PACKAGES [marked]
set -euo pipefail
program=$(realpath "$1")
workspace=$2
packages=$3
here=$(dirname "$(realpath "$0")")
rm -rf "$workspace"
"$program" init "$workspace" --demo --now 2026-01-04T09:00:00+08:00 >/dev/null
workspace=$(realpath "$workspace")
"$here/make-packages.sh" "$program" "$workspace" "$workspace/samples/one" 1 1
"$program" new resource-registration --applicant 11370911DEMQ000059 --id OTHER-1 \
    --created 2026-01-05T08:00:00+08:00 -o "$workspace/samples/other" \
    --workspace "$workspace" >/dev/null
"$program" pack "$workspace/samples/other" -o "$workspace/samples/other.zip" --no-check \
    --workspace "$workspace" >/dev/null
python3 "$here/flood.py" "$program" "$workspace" "$packages" "${@:4}"
if [ "$packages" -le 5000 ]; then "$program" verify "$workspace" --workspace "$workspace"; fi
