#!/usr/bin/env bash
# Makes packages of one provider, each with an attachment of random bytes.
# Usage: make-packages.sh PROGRAM WORKSPACE TARGET COUNT ATTACHMENT-KILOBYTES [SIZE-SEED]
set -euo pipefail
program=$(realpath "$1")
workspace=$(realpath "$2")
target=$3
count=$4
kilobytes=$5
party=11370900DEMQ000035
mkdir -p "$target"
draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT
"$program" new resource-registration --applicant "$party" --id SEED -o "$draft/d" \
    --created 2026-01-05T08:00:00+08:00 \
    --workspace "$workspace" >/dev/null
attachment=$(find "$draft/d" -type f ! -name '*.xml' | sort | head -1)
cp "$draft/d/application.xml" "$draft/template.xml"
for number in $(seq 1 "$count"); do
    id=$(printf 'P-%06d' "$number")
    sed -e "s|id=\"SEED\"|id=\"$id\"|" \
        -e "s|<name>泰安市公交线路与站点信息</name>|<name>泰安市第${number}号测试数据资源</name>|" \
        "$draft/template.xml" >"$draft/d/application.xml"
    # Deterministic bytes that do not compress: a cipher stream keyed by the number.
    openssl enc -aes-128-ctr -nosalt -K "$(printf '%032x' "$number")" -iv 0 \
        </dev/zero 2>/dev/null | head -c $((kilobytes * 1024)) >"$attachment" || true
    "$program" pack "$draft/d" -o "$target/$id.zip" --no-check --workspace "$workspace" >/dev/null
done
