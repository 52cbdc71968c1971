#!/usr/bin/env bash
# The shell way: what somebody would write who has unzip, xmllint, sha256sum and xmlsec1, for each package
# one call of each. It checks the schema and the digests of the attachments, and answers with two signed
# papers. Left out: the assertions, a journal, the case file, and anything about a crash but the syncs.
# Usage: ways.sh SCHEMAS PARTY KEY CERTIFICATE, in a folder with inbox/PARTY.
set -euo pipefail
schemas=$(realpath "$1")
party=$2
seal=$3,$4
mkdir -p registry "outbox/$party/2026"
number=0
dsig=http://www.w3.org/2000/09/xmldsig#

paper() { # KIND TITLE: a paper with an empty signature
    cat <<XML
<paper xmlns="urn:dengji:paper:1" code="received" format="1" kind="$1">
  <demonstration>演示 无效</demonstration>
  <title>$2</title>
  <documentNumber>泰数登演〔2026〕${number}号</documentNumber>
  <case procedure="registration">370900-2026-$(printf %06d "$number")</case>
  <answers>
    <packageId>$id</packageId>
    <fileName>$name</fileName>
    <size>$(stat -c %s "$package")</size>
    <digest>sha256:$digest</digest>
  </answers>
  <issuer party="12370900DEMQ00001U">泰安市公共数据登记中心（演示）</issuer>
<Signature xmlns="$dsig"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><Reference URI=""><Transforms><Transform Algorithm="${dsig}enveloped-signature"/><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature></paper>
XML
}

for package in inbox/"$party"/*.zip; do
    number=$((number + 1))
    name=$(basename "$package")
    case=registry/370900-2026-$(printf %06d "$number")
    mkdir "$case" "$case/open"
    unzip -q "$package" -d "$case/open"
    document=$case/open/application.xml
    xmllint --noout --nonet --schema "$schemas/xsd/application.xsd" "$document" 2>/dev/null
    id=$(grep -om1 ' id="[^"]*"' "$document" | head -1 | cut -d'"' -f2)
    grep -o 'path="[^"]*"\|digest="sha256:[^"]*"' "$document" | cut -d'"' -f2 | paste - - \
        | while read -r path sum; do printf '%s  %s\n' "${sum#sha256:}" "$path"; done \
        | (cd "$case/open" && sha256sum --quiet --check -)
    digest=$(sha256sum "$package" | cut -d' ' -f1)
    for kind in acknowledgement:收件回执 acceptance:公共数据登记受理通知书; do
        paper "${kind%%:*}" "${kind#*:}" >"$case/${kind%%:*}"
        xmlsec1 --sign --privkey-pem "$seal" --output "$case/${kind%%:*}.xml" "$case/${kind%%:*}"
        rm "$case/${kind%%:*}"
    done
    rm -r "$case/open"
    mv "$package" "$case/0001-application.zip"
    sync "$case"/* "$case"
    for kind in acknowledgement acceptance; do
        cp "$case/$kind.xml" "outbox/$party/2026/$(printf %08d "$number")_${kind}_$id.xml"
    done
done
sync "outbox/$party/2026"/*
