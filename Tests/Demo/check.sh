#!/usr/bin/env bash
# Says whether the outbox of a demonstration is what it should be. Usage: check.sh WORKSPACE
set -euo pipefail
workspace=$1
outbox=$workspace/outbox
failed=0
passed=0
has() { # has WHAT AT-LEAST GLOB…
    local what=$1 least=$2 count
    shift 2
    count=$(compgen -G "$outbox/$*" | wc -l)
    if [ "$count" -ge "$least" ]; then
        passed=$((passed + 1))
        printf 'ok   %3d %s\n' "$count" "$what"
    else
        failed=$((failed + 1))
        printf 'FAIL %3d of %d %s (%s)\n' "$count" "$least" "$what" "$*"
    fi
}
is() { # is WHAT COMMAND…
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
        printf 'ok       %s\n' "$what"
    else
        failed=$((failed + 1))
        printf 'FAIL     %s\n' "$what"
    fi
}
traffic=11370900DEMQ000035 water=11370911DEMQ000059 registrar=12370900DEMQ00001U
authority=11370900DEMQ000022

has "acknowledgements" 7 "*/2026/*_acknowledgement_*.xml"
has "acceptance notices" 4 "*/2026/*_acceptance_*.xml"
has "compliance review reports" 3 "*/2026/*_compliance-report_*.xml"
has "publicity pages" 3 "public/publicity/370900-2026-*.html"
has "index of publicity" 1 "public/publicity/index.html"
has "certificates" 3 "*/2026/*_certificate_*.xml"
has "certificates to look at" 3 "*/2026/*_certificate_*.html"
has "certificates in print" 3 "*/2026/*_certificate_*.pdf"
has "acknowledgements in print" 7 "*/2026/*_acknowledgement_*.pdf"
has "statements of rights" 3 "*/2026/*_rights-statement_*.xml"
has "rejections after review" 1 "$traffic/2026/*_rejection_370900-2026-000002.xml"
has "refusals" 1 "$water/2026/*_refusal_370900-2026-000003.xml"
has "machine returns" 1 "$traffic/2026/*_return_JT-2026-0002.xml"
has "overdue notices to the registrar" 1 "$registrar/2026/*_overdue_370900-2026-000004.xml"
has "overdue notices to the authority" 1 "$authority/2026/*_overdue_370900-2026-000004.xml"
has "trust anchor" 1 "public/authority.pem"
has "status list" 1 "public/status.xml"
has "pages of the parts of the status list" 1 "public/status/*.html"
findings=$(cat "$outbox/$traffic"/2026/*_return_JT-2026-0002.xml | grep -o '<finding[ >]' | wc -l)
is "the return has at least eight findings (it has $findings)" test "$findings" -ge 8
is "nothing waits to be decided" test -z "$(ls "$outbox/$registrar/todo" 2>/dev/null)"
is "the inbox is empty" test -z "$(find "$workspace/inbox" -type f)"
# Bags of closed cases, by the BagIt implementation of the Library of Congress where it is there.
root=$(cd "$(dirname "$0")/../.." && pwd)
for bag in "$workspace"/registry/archive/*/*/; do
    is "$(basename "$bag") by sha256sum" bash -c "cd '$bag' && sha256sum --check --quiet --strict \
        manifest-sha256.txt tagmanifest-sha256.txt"
    if [ -e "$root/.build/oracles/unreachable" ]; then
        echo "skipped  $(basename "$bag") by bagit: PyPI was out of reach"
    else
        is "$(basename "$bag") by bagit" "$root/.build/oracles/bin/bagit.py" --validate "$bag"
    fi
done
for paper in "$outbox"/*/2026/*.xml "$outbox"/public/publicity/*.xml \
    "$outbox"/public/status.xml; do
    if xmlsec1 --verify --enabled-key-data x509 --trusted-pem "$outbox/public/authority.pem" \
        "$paper" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL     signature of %s\n' "$paper"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
