#!/usr/bin/env bash
# Runs the tests and keeps what they say in .build/tests.log. Of thousands of lines those that tell a
# failure come once more at the end.
#   Tests/suite.sh COMMAND…
set -u
log=.build/tests.log
"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
    echo "what failed (all of it in $log):"
    grep -aE 'recorded an issue|^✘ Test run|[Ff]atal error|^error: |unexpected signal' "$log" |
        cut -c 1-600 | tail -20
fi
exit "$status"
