#!/bin/sh
# Sends one package to the registry and reads what it answers, with common tools alone.
#
#   send.sh read OUTBOX STATE
#   send.sh send OUTBOX STATE INBOX TEMPLATE ID NAME CATALOGUE-CODE
#
# OUTBOX    本单位的发件文件夹 outbox/<统一社会信用代码>
# STATE     本程序的文件夹：last 记已读到的序号，<编号>.zip 是发出的来件
# INBOX     本单位的收件文件夹 inbox/<统一社会信用代码>
# TEMPLATE  模板：dengji new 生成的文件夹，内有 application.xml 和附件
# WAIT      环境变量，最多等几秒回执，默认 60；回执之后两秒没有新文书的，不再等
#
# 退出状态：0 办成（read：已读完）；1 本程序出错；2 用法有误；3 退回、不予受理、不予登记、终止、隔离；
#           4 已有回执，尚无结果；5 没有回执；6 序号有缺
set -eu
[ $# -eq 3 ] && [ "$1" = read ] || { [ $# -eq 8 ] && [ "$1" = send ]; } || {
    sed -n '3,5p' "$0" >&2
    exit 2
}
outbox=$2 state=$3
mkdir -p "$state"
last=$(cat "$state/last" 2>/dev/null || echo 0)

value() { xmllint --nonet --xpath "string($1)" "$paper"; }

# 按序号读取下一份文书，读完才记下序号；还没有的，返回 1。
read_next() {
    set -- "$outbox"/[0-9]*/"$(printf '%08d' $((last + 1)))"_*.xml
    [ -f "$1" ] || return 1
    paper=$1
    kind=$(value '/*/@kind')
    digest=$(value '/*/*[local-name()="answers"]/*[local-name()="digest"]')
    printf '%s %s %s %s %s\n' "$((last + 1))" "$kind" "$(value '/*/@code')" \
        "$(value '/*/*[local-name()="answers"]/*[local-name()="packageId"]')" \
        "$(value '/*/*[local-name()="case"]')"
    finding=1
    while rule=$(value "//*[local-name()='finding'][$finding]/@rule") && [ -n "$rule" ]; do
        printf '  %s %s\n' "$rule" \
            "$(value "//*[local-name()='finding'][$finding]/*[local-name()='zh']")"
        finding=$((finding + 1))
    done
    last=$((last + 1))
    echo "$last" >"$state/last.tmp"
    mv "$state/last.tmp" "$state/last"
}

if [ "$1" = read ]; then
    while read_next; do :; done
    newest=$(find "$outbox"/[0-9]* -name '[0-9]*_*.xml' -printf '%f\n' 2>/dev/null | sort | tail -1)
    [ -z "$newest" ] || [ "$(expr "${newest%%_*}" + 0)" -le "$last" ] || {
        echo "缺少序号 $((last + 1)) 的文书" >&2
        exit 6
    }
    exit 0
fi

inbox=$4 template=$5 id=$6 name=$7 code=$8

# 文字写入 XML 和 sed 之前的转义。
escape() {
    printf '%s' "$1" | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g' \
        -e 's/[\\&|]/\\&/g'
}

# 做成来件：填入编号、名称、目录代码和每个附件的大小、摘要，再打成 ZIP。
build() {
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    sed -z -E \
        -e "s| id=\"[^\"]*\"| id=\"$(escape "$id")\"|" \
        -e "s| created=\"[^\"]*\"| created=\"$(TZ=CST-8 date +%Y-%m-%dT%H:%M:%S+08:00)\"|" \
        -e "s|(<resource>[[:space:]]*<name>)[^<]*|\\1$(escape "$name")|" \
        -e "s|<catalogueCode>[^<]*|<catalogueCode>$(escape "$code")|" \
        "$template/application.xml" >"$folder/application.xml"
    grep -o ' path="[^"]*"' "$folder/application.xml" | cut -d'"' -f2 >"$folder.paths"
    while IFS= read -r path; do
        mkdir -p "$folder/$(dirname "$path")"
        cp "$template/$path" "$folder/$path"
        size=$(stat -c %s "$folder/$path")
        digest=$(sha256sum <"$folder/$path" | cut -d' ' -f1)
        sed -i -z -E -e "s|( path=\"$path\"[^>]* size=\")[^\"]*|\\1$size|" \
            -e "s|( path=\"$path\"[^>]* digest=\")[^\"]*|\\1sha256:$digest|" \
            "$folder/application.xml"
    done <"$folder.paths"
    package=$(realpath "$state")/$id.zip
    (cd "$folder" && { echo application.xml && cat "$folder.paths"; } | zip -q -X "$package.tmp" -@)
    mv "$package.tmp" "$package"
    rm "$folder.paths"
}

# 同一编号已经做成的，原样再发：登记系统认得重复，给出同样的答复。
[ -f "$state/$id.zip" ] || build
sent=sha256:$(sha256sum <"$state/$id.zip" | cut -d' ' -f1)

# 先以临时名称写在收件文件夹里并落盘，再改名：登记系统不会看到半个文件。
cp "$state/$id.zip" "$inbox/.$id.zip.part"
sync "$inbox/.$id.zip.part"
mv "$inbox/.$id.zip.part" "$inbox/$id.zip"

status=5
idle=0
deadline=$(($(date +%s) + ${WAIT:-60}))
while [ "$(date +%s)" -lt "$deadline" ]; do
    read_next || {
        idle=$((idle + 1))
        [ "$status" = 5 ] || [ "$idle" -lt 10 ] || break
        sleep 0.2
        continue
    }
    idle=0
    [ "$digest" = "$sent" ] || continue
    case $kind in
        acknowledgement) status=4 ;;
        return) # 没有立案；改正后用原编号重做、重发
            mv "$state/$id.zip" "$state/$id.returned.zip"
            exit 3 ;;
        refusal | rejection | termination | quarantine-report) exit 3 ;;
        certificate | result | cancellation | revocation | proof) exit 0 ;;
    esac
done
exit "$status"
