#!/bin/sh
# Makes the packages beside it with the real tools, 7-Zip and Java, which a Debian base has not.
# `Tests/PackagesTests/ToolTests.swift` says what becomes of each. Usage: make.sh [FOLDER]
set -eu
out=$(realpath "${1:-$(dirname "$0")}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C.UTF-8
mkdir -p in/附件
printf '<application/>' > in/application.xml
i=0; while [ $i -lt 100 ]; do echo '数据 data'; i=$((i + 1)); done > in/附件/说明.txt
printf '目录' > in/附件/目录.csv
: > in/附件/空.txt
find in -exec touch -d '2026-01-05 09:00' {} +
cd in
seven() { name=$1; shift; 7z a -tzip -bso0 -bsp0 "$@" "$work/$name.zip" .; }
seven 7z-plain
seven 7z-utf8 -mcu=on
seven 7z-local -mcl=on
seven 7z-copy -mm=Copy
seven 7z-lzma -mm=LZMA
seven 7z-deflate64 -mm=Deflate64
seven 7z-password -psecret
seven 7z-password-aes -psecret -mem=AES256
head -c 3000 /dev/zero | openssl enc -aes-128-ctr -K 00 -iv 00 2>/dev/null > "$work/noise.jpg"
cp "$work/noise.jpg" 附件/noise.jpg
seven 7z-volumes -v2k
rm 附件/noise.jpg
cd ..
mv 7z-volumes.zip.001 7z-volume-first.zip
mv 7z-volumes.zip.002 7z-volume-last.zip
cat > Pack.java <<'J'
import java.io.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.zip.*;

/** Streams a folder into a ZIP: descriptors after the data, names in the charset given. */
class Pack {
    public static void main(String[] a) throws Exception {
        try (var zip = new ZipOutputStream(new FileOutputStream(a[0]), Charset.forName(a[1]));
            var paths = Files.walk(Path.of("in"))) {
            for (var path : (Iterable<Path>) paths.sorted()::iterator) {
                var name = Path.of("in").relativize(path).toString();
                if (name.isEmpty()) continue;
                var entry = new ZipEntry(Files.isDirectory(path) ? name + "/" : name);
                entry.setLastModifiedTime(FileTime.fromMillis(1767603600000L));
                zip.putNextEntry(entry);
                if (!Files.isDirectory(path)) Files.copy(path, zip);
                zip.closeEntry();
            }
        }
    }
}
J
java -Dsun.jnu.encoding=UTF-8 Pack.java java-gbk.zip GBK
java -Dsun.jnu.encoding=UTF-8 Pack.java java-utf8.zip UTF-8
(cd in && jar cfM ../java-jar.zip .)
mv ./*.zip "$out"
