#!/usr/bin/env bash
# Runs the commands that the documents show: every fenced block whose info string is "sh run", in the
# order of the page, each document in a folder of its own that looks like a checkout after
# `make demo`. "sh run NAME" is left out, visibly, where there is no program NAME.
# Usage: documents.sh PROGRAM [WORKSPACE]; without a workspace the demo is played first.
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
for document in README.md README.zh.md Docs/FORMATS.md Docs/OPERATING.md \
    $(cd "$root" && ls Docs/guides/*.md); do
    least=2
    [[ $document != Docs/guides/* ]] || least=1
    checkout=$work/${document//\//-}
    mkdir "$checkout"
    cp -a "$work/demo" "$checkout/.demo"
    ln -s "$root/schemas" "$root/Docs" "$checkout/"
    missing=""
    for name in $(sed -n 's/^```sh run \([a-z0-9]*\)$/\1/p' "$root/$document" | sort -u); do
        command -v "$name" >/dev/null || {
            missing="$missing $name"
            echo "skip $document: what it shows with $name, which is not here"
        }
    done
    awk -v least=$least -v missing="$missing " \
        '/^```sh run( [a-z0-9]+)?$/ { blocks++; inside = !index(missing, " " $3 " ") || $3 == ""; next }
         /^```$/ { inside = 0 } inside { print } END { if (blocks < least) exit 1 }' \
        "$root/$document" >"$checkout/commands.sh" || {
        echo "FAIL $document shows fewer than $least blocks to run"
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
