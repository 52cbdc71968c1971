#!/usr/bin/env bash
# Takes packages in while the process is killed at random instants, then says whether every package
# has exactly one acknowledgement and one case, whether the registry is whole, and, after slips and
# the clock moved on, whether every case has exactly one result.
# Usage: kill.sh PROGRAM WORKSPACE PACKAGES KILLS [SEED]
set -euo pipefail
program=$(realpath "$1")
workspace=$2
packages=$3
kills=$4
RANDOM=${5:-20260105}
echo "seed ${5:-20260105}"
here=$(dirname "$(realpath "$0")")
registrar=12370900DEMQ00001U party=11370900DEMQ000035
busy=0
rm -rf "$workspace"
"$program" init "$workspace" --demo --now 2026-01-04T09:00:00+08:00 >/dev/null
workspace=$(realpath "$workspace")
"$here/make-packages.sh" "$program" "$workspace" "$workspace/samples/packages" "$packages" 4
# Runs once at a time of the year.
once() { "$program" run --workspace "$workspace" --once --now "$1" 2>>"$workspace/samples/run.log"; }

# A share of the packages is dropped before each start, by rename, and the process is killed at a
# random instant of the time that the first share took undisturbed, so that most kills hit work.
ls "$workspace"/samples/packages/*.zip >"$workspace/samples/list"
share=$(((packages + kills) / (kills + 1)))
dropped=0
drop_share() {
    sed -n "$((dropped + 1)),$((dropped + share))p" "$workspace/samples/list" |
        while read -r file; do mv "$file" "$workspace/inbox/$party/"; done
    dropped=$((dropped + share))
}
drop_share
begun=$(date +%s%3N)
once 2026-01-05T08:00:00+08:00
span=$(($(date +%s%3N) - begun))
echo "the first $share packages took $span ms"
killed=0
while [ "$killed" -lt "$kills" ]; do
    drop_share
    # No function here: `$!` has to be the program itself, not a shell around it.
    "$program" run --workspace "$workspace" --now 2026-01-05T09:00:00+08:00 \
        2>>"$workspace/samples/run.log" &
    child=$!
    milliseconds=$((span / 8 + RANDOM % span))
    sleep "$((milliseconds / 1000)).$(printf '%03d' $((milliseconds % 1000)))"
    kill -KILL "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
    killed=$((killed + 1))
    # What the killed process had in hand: claims and batches not settled, or files still waiting.
    if [ -n "$(find "$workspace/registry/staging" "$workspace/inbox" -type f)" ]; then
        busy=$((busy + 1))
    fi
done
echo "kills that hit work: $busy of $kills"
once 2026-01-05T10:00:00+08:00

failed=0
expect() { # expect WHAT WANTED FOUND
    if [ "$2" = "$3" ]; then echo "ok   $1: $3"; else
        echo "FAIL $1: $3, not $2"
        failed=1
    fi
}
box=$workspace/outbox/$party
expect "acknowledgements" "$packages" "$(ls "$box/2026" | grep -c '_acknowledgement_.*\.xml$')"
expect "packages acknowledged" "$packages" \
    "$(ls "$box/2026" | sed -n 's/.*_acknowledgement_\(.*\)\.xml$/\1/p' | sort -u | wc -l)"
expect "cases" "$packages" "$(ls "$workspace/registry/stages/registration/review" | wc -l)"
expect "packages left in the inbox" 0 "$(find "$workspace/inbox" -type f | wc -l)"
last=$(ls "$box/2026" | sed -n 's/^0*\([0-9]*\)_.*\.xml$/\1/p' | sort -n | tail -1)
expect "numbers without a gap" "$last" "$(ls "$box/2026" | grep -c '\.xml$')"
"$program" verify "$workspace" --workspace "$workspace" || failed=1

for case in "$workspace"/outbox/$registrar/todo/*/; do
    number=$(basename "$case")
    sed -e 's|<officer>[^<]*</officer>|<officer>li</officer>|' -e 's|result="[^"]*"|result="conform"|' \
        -e 's|<reason>[^<]*</reason>|<reason>通过</reason>|' -e 's|<reason/>|<reason>通过</reason>|' \
        "$case/slip-pass.xml" >"$workspace/inbox/$registrar/.$number.part"
    mv "$workspace/inbox/$registrar/.$number.part" "$workspace/inbox/$registrar/$number.xml"
done
once 2026-01-06T09:00:00+08:00
once 2026-02-02T09:00:00+08:00
expect "results" "$packages" "$(ls "$box/2026" | grep -c '_certificate_.*\.xml$')"
expect "cases with a result" "$packages" \
    "$(ls "$box/2026" | sed -n 's/.*_certificate_\(.*\)\.xml$/\1/p' | sort -u | wc -l)"
"$program" verify "$workspace" --workspace "$workspace" || failed=1
[ "$failed" -eq 0 ]
