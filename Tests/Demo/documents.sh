#!/usr/bin/env bash
# Runs the commands that the documents show: every fenced block whose info string is "sh run", in the
# order of the page, each document in a folder of its own that looks like a checkout after
# `make demo`. Usage: documents.sh PROGRAM [WORKSPACE]; without a workspace the demo is played first.
set -euo pipefail
program=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
if [ $# -ge 2 ]; then
    cp -a "$2" "$work/demo"
elif ! "$root/Tests/Demo/demo.sh" "$program" "$work/demo" >"$work/demo.log" 2>&1; then
    tail -n 20 "$work/demo.log" >&2
    exit 1
fi
failed=0
for document in README.md README.zh.md Docs/FORMATS.md Docs/OPERATING.md; do
    checkout=$work/${document//\//-}
    mkdir "$checkout"
    cp -a "$work/demo" "$checkout/.demo"
    ln -s "$root/schemas" "$checkout/schemas"
    awk '/^```sh run$/ { inside = 1; blocks++; next } /^```$/ { inside = 0 }
         inside { print } END { if (blocks < 2) exit 1 }' \
        "$root/$document" >"$checkout/commands.sh" || {
        echo "FAIL $document shows fewer than two blocks to run"
        failed=1
        continue
    }
    if (cd "$checkout" && PATH="$(dirname "$program"):$PATH" LC_ALL=C.UTF-8 \
        DENGJI_SCHEMAS="$root/schemas" bash -euxo pipefail commands.sh >output 2>&1); then
        echo "ok   $document: $(wc -l <"$checkout/commands.sh") lines of commands"
    else
        echo "FAIL $document:"
        tail -n 25 "$checkout/output"
        failed=1
    fi
done
exit "$failed"
