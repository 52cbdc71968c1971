#!/usr/bin/env bash
# Takes in 500 packages of 60 KB and prints packages per second, time per step and the peak memory of
# each process. Usage: bench.sh PROGRAM [PACKAGES] [KILOBYTES] [RUNS]
set -euo pipefail
program=$(realpath "$1")
packages=${2:-500}
kilobytes=${3:-60}
runs=${4:-3}
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d "${TMPDIR:-/tmp}/dengji-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
party=11370900DEMQ000035
"$program" init "$work/first" --demo --now 2026-01-04T09:00:00+08:00 >/dev/null
"$here/../Faults/make-packages.sh" "$program" "$work/first" "$work/packages" "$packages" \
    "$((kilobytes - 4))"
echo "machine: $(nproc) processors, $(uname -sr), file system $(stat -f -c %T "$work")"
echo "packages: $packages, $(du -cb "$work"/packages/*.zip | tail -1 | cut -f1) bytes in all"
for run in $(seq 1 "$runs"); do
    rm -rf "$work/w"
    "$program" init "$work/w" --demo --now 2026-01-04T09:00:00+08:00 >/dev/null
    cp "$work"/packages/*.zip "$work/w/inbox/$party/"
    sync
    echo "run $run of $runs"
    "$program" run --once --now 2026-01-05T09:00:00+08:00 --workspace "$work/w" --measure \
        2>"$work/log" || { cat "$work/log"; exit 1; }
    acknowledged=$(ls "$work/w/outbox/$party/2026" | grep -c '_acknowledgement_.*\.xml$')
    [ "$acknowledged" = "$packages" ] || { echo "only $acknowledged acknowledgements"; exit 1; }
done
