#!/usr/bin/env bash
# Runs the tests and keeps what they say in .build/tests.log. Of thousands of lines those that tell a
# failure come once more at the end.
#   Tests/suite.sh COMMAND…
# Scratch folders lie in memory where there is room for them and programs may run there: the tests sync some
# hundred thousand times, for the sake of the calls and not of the machine's disk. With TMPDIR they lie there.
set -u
log=.build/tests.log
memory=/dev/shm
if [ -z "${TMPDIR:-}" ] && [ -w "$memory" ] &&
    [ "$(df --output=avail -k "$memory" | tail -1)" -gt $((2 << 20)) ]; then
    TMPDIR=$(mktemp -d "$memory/dengji-tests.XXXXXX")
    trap 'rm -rf "${TMPDIR:-}"' EXIT
    chmod 755 "$TMPDIR"  # some tests run programs as a user without rights
    printf '#!/bin/sh\n' >"$TMPDIR/try" && chmod +x "$TMPDIR/try"
    if "$TMPDIR/try" 2>/dev/null; then export TMPDIR; else rm -rf "$TMPDIR"; unset TMPDIR; fi
fi
"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
    echo "what failed (all of it in $log):"
    grep -aE 'recorded an issue|^✘ Test run|[Ff]atal error|^error: |unexpected signal' "$log" |
        cut -c 1-600 | tail -20
fi
exit "$status"
