#!/usr/bin/env bash
# Plays an operator's way through the measures in a throw-away workspace: asked for and announced,
# selected, authorised, supplied, its product reviewed, registered and traded, its yearly report, and
# the end of its term. Usage: operator.sh PROGRAM WORKSPACE
set -euo pipefail
program=$(realpath "$1")
workspace=$2
rm -rf "$workspace"
mkdir -p "$workspace"
workspace=$(realpath "$workspace")

registrar=12370900DEMQ00001U
authority=11370900DEMQ000022
traffic=11370900DEMQ000035
company=91370900DEMQ000040
second=91370900DEMQ00012T
regulator=11370900DEMQ00006E

dengji() { "$program" "$@" --workspace "$workspace"; }
say() { printf '\n== %s\n' "$*"; }
# Lets the registry run once at a time: turn DAY [HOUR:MINUTE]
turn() { dengji run --once --now "$1T${2:-09:00}:00+08:00" 2>>"$workspace/samples/run.log"; }
# The number of the last entry of a series: entry FA
entry() {
    find "$workspace/registry" -path "*/register/*" -name "$1-*.xml" -printf "%f\n" | sort | tail -1 \
        | sed 's/\.xml$//'
}
# Copies under a temporary name, then renames: no reader ever sees half a file.
drop() {
    cp "$1" "$workspace/inbox/$2/.$(basename "$1").part"
    mv "$workspace/inbox/$2/.$(basename "$1").part" "$workspace/inbox/$2/$(basename "$1")"
}
# Makes an example of a kind, puts this workspace's parties and numbers into it, packs and drops it,
# signed by the authority if it is the sender: send KIND ID PARTY DAY [SED…]
send() {
    local kind=$1 id=$2 party=$3 day=$4 draft="$workspace/samples/drafts/$2" file key=()
    shift 4
    local applicant=(--applicant "$party")
    if [ "$party" = "$authority" ] && [ "$kind" != implementation-plan ] \
        && [ "$kind" != announcement ] && [ "$kind" != selection ]; then applicant=(); fi
    dengji new "$kind" "${applicant[@]}" --id "$id" --created "${day}T08:30:00+08:00" -o "$draft" \
        >/dev/null 2>&1
    file=$(find "$draft" -maxdepth 1 -name '*.xml')
    local numbers=()
    for series in FA GG SQ SC XQ; do
        local own
        own=$(entry "$series")
        [ -z "$own" ] || numbers+=(-e "s/$series-370900-2026-000001-[0-9A-Z]/$own/g")
    done
    sed -i -e "s/11370900MB28589018/$regulator/g" -e "s/11370900MB2858121W/$traffic/g" \
        -e "s/91370900MA3C8L6K22/$company/g" -e "s/91370900MA3C8L6K35/$second/g" \
        -e "s/>泰安市示例数据运营有限公司</>泰安数据运营有限公司（演示）</g" \
        -e "s/>泰安市示例科技有限公司</>泰山数智科技有限公司（演示）</g" "${numbers[@]}" "$file"
    for change in "$@"; do sed -i "$change" "$file"; done
    [ "$party" != "$authority" ] || key=(--key "$workspace/samples/keys/$party.key.pem")
    dengji pack "$draft" -o "$workspace/samples/$id.zip" --received "$day" "${key[@]}" >/dev/null
    drop "$workspace/samples/$id.zip" "$party"
    turn "$day"
}
# A signed word or decision: word OUTCOME CASE PARTY OFFICER DAY [OPTION…]
word() {
    local outcome=$1 number=$2 party=$3 officer=$4 day=$5
    shift 5
    dengji decide "$number" "$outcome" --party "$party" --officer "$officer" \
        --key "$workspace/samples/keys/$party.key.pem" --created "${day}T08:30:00+08:00" "$@" \
        >/dev/null
    turn "$day"
}

say "2026-01-05  the traffic bureau registers a resource; certificate and rights on 01-21"
"$program" init "$workspace" --demo --now 2026-01-04T09:00:00+08:00 >/dev/null
mkdir -p "$workspace/samples/drafts"
send resource-registration RES-1 "$traffic" 2026-01-05
word pass 370900-2026-000001 "$registrar" li 2026-01-06 --all-conform --reason 材料齐全，审查通过。
turn 2026-01-21

say "2026-01-22  a company asks for an announcement (art. 14(1)); the authority will make one"
send announcement-request GGSQ-1 "$company" 2026-01-22
word announce 370900-2026-000002 "$authority" wang 2026-01-23

say "2026-01-26  the plan: agreed with the sector's regulator, approved by the government (art. 12)"
send implementation-plan FA-1 "$authority" 2026-01-26
word agree 370900-2026-000003 "$regulator" zhao 2026-01-27
word agree 370900-2026-000003 "$authority" wang 2026-01-28
send outside-act WB-1 "$authority" 2026-01-30 "s/>2026-01-29</>2026-01-30</"

say "2026-02-02  the announcement; two companies apply inside its window (art. 13, 14(2))"
send announcement GG-1 "$authority" 2026-02-02
send operator-application SB-1 "$company" 2026-02-10
send operator-application SB-2 "$second" 2026-02-11

say "2026-03-09  three experts' scores, the list in publicity; 03-17 each learns the result (14(3))"
send selection PS-1 "$authority" 2026-03-09
turn 2026-03-17

say "2026-03-18  the agreement, signed by both; certificate of authorisation, access opened (14(4))"
send agreement XY-1 "$authority" 2026-03-18 "s/2029-03-31/2027-06-30/g"
word agree 370900-2026-000008 "$company" qian 2026-03-19
word agree 370900-2026-000008 "$authority" wang 2026-03-20
dengji find "$(entry SQ)"

say "2026-04-07  a data demand: each scenario alone, by authority and provider (art. 16 to 18)"
send staff RY-1 "$company" 2026-04-02
send data-demand XQ-1 "$company" 2026-04-07 "s/2026-03-02/2026-04-10/g"
word agree 370900-2026-000010 "$authority" wang 2026-04-08 --part 1
word agree 370900-2026-000010 "$authority" wang 2026-04-08 --part 2
word agree 370900-2026-000010 "$traffic" sun 2026-04-09 --part 1
word decline 370900-2026-000010 "$traffic" sun 2026-04-09 --part 2 --reason 该场景所需字段超出最小必要范围。

say "2026-05-11  its product is reviewed by experts, and approved for its scenarios (art. 26)"
send product-review SH-1 "$company" 2026-05-11
send outside-act WB-2 "$authority" 2026-05-12 "s/370900-2026-000003/370900-2026-000011/" \
    "s/>government-approval</>expert-meeting</" "s/>2026-01-29</>2026-05-12</"
word approve 370900-2026-000011 "$authority" wang 2026-05-13 --all-conform

say "2026-06-01  the product is registered; certificate and rights on 06-17 (art. 8 to 10)"
send product-registration CP-1 "$company" 2026-06-01 "s/2025-06-01/2026-04-01/" \
    "s/2028-05-31/2027-06-30/" \
    "/<securityReview>/a\\      <number>$(entry SC)</number>"
word pass 370900-2026-000012 "$registrar" li 2026-06-02 --all-conform --reason 材料齐全，审查通过。
turn 2026-06-17
product=$(entry DJ)

say "2026-07-01  traded through the exchange (art. 20); the half year is summed up (art. 14)"
send transaction JY-1 "$company" 2026-07-01 "s/DJ-370900-2026-000001-X/$product/" \
    "s/>2026-02-02</>2026-06-30</"
dengji report half-year 2026-H1

say "2027-01-01  the last six months begin; 03-10 the yearly report (art. 23)"
turn 2027-01-01
turn 2027-03-01
send yearly-report NB-1 "$company" 2027-03-10

say "2027-07-01  the term is over: access ends, logs are kept, the product stays and is marked (14(5))"
turn 2027-07-01
dengji find "$product"
dengji status
