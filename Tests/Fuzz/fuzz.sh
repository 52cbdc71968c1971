#!/bin/sh
# Fuzzes targets one after the other and says of each what came of it.
#   Tests/Fuzz/fuzz.sh PROGRAM FOLDER [TARGET…]
# TIME=60 seconds for each target, or RUNS=1000000 executions. Inputs that covered something new stay in
# FOLDER/corpus/TARGET for the next time, what was found in FOLDER/found/TARGET. Status 1 when something
# was found, 2 when a target could not be run.
set -u
export LC_ALL=C.UTF-8
program=$(realpath "$1")
mkdir -p "$2" || exit 2
folder=$(realpath "$2")
shift 2
here=$(dirname "$(realpath "$0")")
[ $# -gt 0 ] || set -- zip package signature journal checkpoint certificate message paper bag table
if [ -n "${RUNS:-}" ]; then bound="-runs=$RUNS"; else bound="-max_total_time=${TIME:-60}"; fi
# A small quarantine: freed memory is watched long enough, and the peak is the target's own. Of where
# something was allocated one caller is kept, as each costs time at every allocation; to be told all of
# them of a finding, repeat it with ASAN_OPTIONS=malloc_context_size=30.
export ASAN_OPTIONS="${ASAN_OPTIONS:-quarantine_size_mb=8:allocator_release_to_os_interval_ms=500:malloc_context_size=1}"
# What stops is libFuzzer's to tell.
export SWIFT_BACKTRACE=enable=no

status=0
printf '%-12s %11s %8s %8s %9s %9s %8s  %s\n' \
    target executions seconds per-s coverage features peak-MB result
for target; do
    export DENGJI_FUZZ_TARGET="$target"
    seeds="$folder/seeds/$target"
    corpus="$folder/corpus/$target"
    found="$folder/found/$target"
    rm -rf "$seeds"
    mkdir -p "$seeds" "$corpus" "$found"
    most=$(DENGJI_FUZZ_SEEDS="$seeds" "$program" 2>"$folder/$target.log") || {
        cat "$folder/$target.log" >&2
        exit 2
    }
    if [ "$target" = zip ]; then
        # Every kind of crafted package, the hostile ones too.
        python3 -B "$here/../Fixtures/packages/craft.py" "$seeds" >/dev/null || exit 2
        find "$seeds" -type f \( -size "+${most}c" -o -name '*.tsv' \) -delete
    fi
    earlier="$here/../Fixtures/fuzz/findings/$target"
    [ -d "$earlier" ] || earlier="$corpus"
    dictionary="$here/Dictionaries/$target.dict"
    [ -f "$dictionary" ] || dictionary="$here/Dictionaries/none.dict"
    start=$(date +%s)
    "$program" "$corpus" "$seeds" "$earlier" "$bound" -max_len="$most" -dict="$dictionary" \
        -artifact_prefix="$found/" -timeout=10 -rss_limit_mb=1024 -detect_leaks=1 \
        -print_final_stats=1 -reload=0 -seed="${SEED:-0}" 2>"$folder/$target.log"
    end=$?
    seconds=$(($(date +%s) - start))
    log="$folder/$target.log"
    last=$(grep -aE '^#[0-9]+.* cov: ' "$log" | tail -1)
    number() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
    word() { printf '%s\n' "$last" | sed -n "s/.* $1: \([0-9]*\).*/\1/p"; }
    executions=$(number number_of_executed_units)
    result=clean
    if [ $end -ne 0 ]; then
        status=1
        result=$(sed -n 's/^SUMMARY: //p;s/^FOUND: /broken: /p' "$log" | head -1 | cut -c1-300)
    fi
    printf '%-12s %11s %8s %8s %9s %9s %8s  %s\n' "$target" "${executions:-?}" "$seconds" \
        "$((${executions:-0} / (seconds > 0 ? seconds : 1)))" "$(word cov)" "$(word ft)" \
        "$(number peak_rss_mb)" "${result:-ended with status $end, see $log}"
    if [ $end -ne 0 ]; then
        input=$(sed -n 's/^.*Test unit written to //p' "$log" | tail -1)
        [ -z "$input" ] || echo "  again: DENGJI_FUZZ_TARGET=$target $program $input"
    fi
done
exit $status
