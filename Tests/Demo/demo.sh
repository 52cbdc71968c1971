#!/usr/bin/env bash
# Plays the year 2026 of a registry in a throw-away workspace, with the command line and plain file
# tools only, as departments and officers would. Usage: demo.sh PROGRAM WORKSPACE
set -euo pipefail
program=$(realpath "$1")
workspace=$2
rm -rf "$workspace"
mkdir -p "$workspace"
workspace=$(realpath "$workspace")
drafts="$workspace/samples/drafts"

registrar=12370900DEMQ00001U
traffic=11370900DEMQ000035
water=11370911DEMQ000059

dengji() { "$program" "$@" --workspace "$workspace"; }
say() { printf '\n== %s\n' "$*"; }
# Lets the registry run once at a time of the year: turn DAY [HOUR:MINUTE]
turn() { dengji run --once --now "2026-$1T${2:-09:00}:00+08:00" 2>>"$workspace/samples/run.log"; }
# A new draft: draft NAME PARTY ID TITLE
draft() {
    dengji new resource-registration --applicant "$2" --id "$3" -o "$drafts/$1" \
        --created 2026-01-05T08:00:00+08:00 >/dev/null 2>&1
    edit "$1" "s|<name>泰安市公交线路与站点信息</name>|<name>$4</name>|"
    edit "$1" "s|<catalogueCode>[^<]*<|<catalogueCode>370900-${3%%-*}/${3##*-}<|"
}
edit() { sed -i "$2" "$drafts/$1/application.xml"; }
# Packs a draft and drops it into its party's folder: send NAME PARTY
send() {
    dengji pack "$drafts/$1" -o "$workspace/samples/$1.zip" >/dev/null
    drop "$workspace/samples/$1.zip" "$2"
}
# Copies under a temporary name, then renames: no reader ever sees half a file.
drop() {
    cp "$1" "$workspace/inbox/$2/.$(basename "$1").part"
    mv "$workspace/inbox/$2/.$(basename "$1").part" "$workspace/inbox/$2/$(basename "$1")"
}
# The officer's way without a command: edit a slip from todo/ and drop it.
# fill CASE OUTCOME OFFICER REASON
fill() {
    local slip="$workspace/outbox/$registrar/todo/$1/slip-$2.xml" copy="$workspace/samples/$1-$2.xml"
    sed -e "s|<officer>[^<]*</officer>|<officer>$3</officer>|" \
        -e "s|<reason>[^<]*</reason>|<reason>$4</reason>|" -e "s|<reason/>|<reason>$4</reason>|" \
        -e 's|result="[^"]*"|result="conform"|' "$slip" >"$copy"
    drop "$copy" "$registrar"
}

say "2026-01-04  a workspace: keys, parties, schemas"
"$program" init "$workspace" --demo --now 2026-01-04T09:00:00+08:00
mkdir -p "$drafts"

say "2026-01-05  an application, accepted by the machine: clean and of level 一般"
draft bus "$traffic" JT-2026-0001 泰安市公交线路与站点信息
send bus "$traffic"
turn 01-05

say "2026-01-07  the officer passes the review with a slip from todo/; publicity begins"
fill 370900-2026-000001 pass li "材料齐全，合规审查通过。"
turn 01-07

say "2026-01-12  a spoiled application comes back with everything that is wrong"
draft parking "$traffic" JT-2026-0002 泰安市停车泊位信息
edit parking 's|<code>'"$traffic"'</code>|<code>11370900DEMQ000036</code>|'
edit parking 's|<industry>G5411</industry>|<industry>交通</industry>|'
edit parking 's|<level>general</level>|<level>core</level>|'
edit parking 's|<from>2020-01-01</from>|<from>2020/1/1</from>|'
edit parking 's|<records>18560</records>|<records>很多</records>|'
edit parking 's|<updateFrequency>daily</updateFrequency>|<updateFrequency>每天</updateFrequency>|'
edit parking 's|<sensitive>false</sensitive>|<sensitive>true</sensitive>|'
edit parking 's|<revenue>true</revenue>|<revenue>也许</revenue>|'
edit parking 's|<conclusion>passed</conclusion>|<conclusion>合格</conclusion>|'
edit parking 's|<openingType>conditional</openingType>|<openingType>closed</openingType>|'
dengji pack "$drafts/parking" -o "$workspace/samples/parking-wrong.zip" --no-check >/dev/null
drop "$workspace/samples/parking-wrong.zip" "$traffic"
turn 01-12

say "2026-01-14  mended, the same package id is sent again, signed this time, into the common inbox"
rm -rf "$drafts/parking"
draft parking "$traffic" JT-2026-0002 泰安市停车泊位信息
dengji pack "$drafts/parking" -o "$workspace/samples/parking.zip" \
    --key "$workspace/samples/keys/$traffic.key.pem" >/dev/null
cp "$workspace/samples/parking.zip" "$workspace/inbox/.parking.zip.part"
mv "$workspace/inbox/.parking.zip.part" "$workspace/inbox/parking.zip"
turn 01-14

say "2026-01-19  rejected after review, with reasons"
fill 370900-2026-000002 reject li "数据项“停车场经营者联系电话”的来源合法性依据不足，未见授权文件。"
turn 01-19

say "2026-01-22  publicity of the first ends without objection; 01-23 certificate and rights"
turn 01-23

say "2026-03-02  an application of level 重要 waits for an officer, who refuses it"
draft reservoir "$water" SL-2026-0001 岱岳区水库水雨情信息
edit reservoir 's|<level>general</level>|<level>important</level>|'
send reservoir "$water"
turn 03-02
dengji decide 370900-2026-000003 refuse --officer zhang \
    --reason "申请登记的数据资源属于省级目录，应当向省级登记机构提出。" >/dev/null
turn 03-03

say "2026-06-15  a case nobody reviews in time: one overdue notice, and no other effect"
draft rivers "$water" SL-2026-0002 岱岳区河道水质监测信息
send rivers "$water"
turn 06-15
turn 06-24
turn 06-25

say "2026-06-26  decided at last, by a signed slip in the common inbox"
dengji decide 370900-2026-000004 pass --officer li --all-conform --reason "补充核验后通过。" \
    --key "$workspace/samples/keys/$registrar.key.pem" >/dev/null
turn 06-26
turn 07-13

say "2026-09-29  the same bytes twice: the same answer twice"
draft ferry "$traffic" JT-2026-0003 泰安市水上客运航线信息
send ferry "$traffic"
turn 09-29
drop "$workspace/samples/ferry.zip" "$traffic"
turn 09-29 15:00
fill 370900-2026-000005 pass li "材料齐全，合规审查通过。"
turn 09-30
turn 10-21

say "2026-11-20  the year's end: every paper in print, and what stands where"
sed -i 's|^  <archive |  <press papers="true"/>\n&|' "$workspace/registry/config.xml"
turn 11-20
dengji status
