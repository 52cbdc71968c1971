#!/usr/bin/env python3
"""Makes packages that a demonstration workspace accepts: the same seed, the same bytes.

    generate.py SCHEMAS FOLDER [--packages N] [--mix NAME] [--seed N] [--size BYTES]

SCHEMAS is the folder of schemas whose examples are filled in; FOLDER is made. Packages of one provider of the
demonstration, XML documents of its registrar; each is another resource or party. Prints one line of JSON: how many
there are of each sort, and their bytes.

| mix   | what                                                                                       |
|-------|--------------------------------------------------------------------------------------------|
| small | registrations of a resource, a ZIP with four attachments, about 60 KB                      |
| tiny  | applications to enter a party, one XML document of 2 KB                                    |
| year  | as a city's year might bring them, by the shares in YEAR                                   |
| large | registrations with one attachment of --size bytes                                          |

Attachments are pseudo-random bytes, which do not deflate: what a department attaches are PDFs, pictures and
archives. They are stored, and without holes.

Gap: slips, changes, renewals and returns need a register or an earlier case, so that a real year's are not
in it. No statistics of a city are known to us; the shares of YEAR are assumptions, written down.
"""

import argparse
import hashlib
import json
import os
import random
import re
import zipfile

PARTY, PARTY_NAME = "11370900DEMQ000035", "泰安市交通运输局（演示）"
# Who may apply for any party to be entered.
REGISTRAR = "12370900DEMQ00001U"
CREATED = "2026-01-05T08:00:00.000+08:00"
# Share, sort, least and greatest bytes of the evidence attached; between them the logarithm is uniform.
YEAR = [
    (0.15, "party", 0, 0),
    (0.55, "registration", 4 << 10, 128 << 10),     # texts, forms, short scans
    (0.25, "registration", 128 << 10, 2 << 20),     # scans, reports with pictures
    (0.045, "registration", 2 << 20, 16 << 20),     # collections
    (0.005, "registration", 16 << 20, 128 << 20),   # samples of data
]
SMALL_BYTES = 56 << 10
TINY_BYTES = 2 << 10
BLOCK_BYTES = 1 << 20


class Noise:
    """Pseudo-random bytes of any length. Beyond the first MiB each block is the first, turned and stamped:
    nothing in it repeats within a window of 32 KiB, and it costs less than its digest."""

    def __init__(self, seed):
        self.generator = random.Random(seed)
        self.base = None

    def blocks(self, count):
        if count <= BLOCK_BYTES:
            if self.base is None:
                self.base = self.generator.randbytes(count)
            yield self.base
            return
        if self.base is None:
            self.base = self.generator.randbytes(BLOCK_BYTES)
        for number in range((count + BLOCK_BYTES - 1) // BLOCK_BYTES):
            turn = number * 40_503 % (BLOCK_BYTES - 16) + 16
            block = number.to_bytes(16, "little") + self.base[turn:] + self.base[16:turn]
            yield block[: count - number * BLOCK_BYTES]


def credit_code(number):
    """A well-formed credit code (GB 32100-2015) with an organisation code (GB 11714-1997) of eight digits."""
    digits = "%08d" % number
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11
    code = "11370900" + digits + {10: "X", 11: "0"}.get(rest, str(rest))
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(letters.index(letter) * pow(3, place, 31) for place, letter in enumerate(code))
    return code + letters[(31 - total % 31) % 31]


class Examples:
    """The examples of a set of schemas, filled in."""

    def __init__(self, schemas):
        folder = os.path.join(schemas, "examples")
        with open(os.path.join(folder, "resource-registration.xml"), encoding="utf-8") as file:
            self.registration = self.addressed(file.read())
        with open(os.path.join(folder, "party.xml"), encoding="utf-8") as file:
            self.party = file.read()
        self.files = {}
        attachments = os.path.join(folder, "resource-registration", "attachments")
        for name in sorted(os.listdir(attachments)):
            with open(os.path.join(attachments, name), "rb") as file:
                self.files["attachments/" + name] = file.read()

    @staticmethod
    def addressed(text):
        """The applicant and the holder are the party in whose folder the package is dropped."""
        for element in ("applicant", "holder"):
            text = re.sub(
                r"(<%s>\s*<name>)[^<]*(</name>(?:\s*<!--.*?-->)?\s*<code>)[^<]*(</code>)" % element,
                lambda found: found[1] + PARTY_NAME + found[2] + PARTY + found[3], text, flags=re.S)
        return text

    @staticmethod
    def identified(text, identity):
        text = re.sub(r'(<application[^>]* id=")[^"]*"', r'\g<1>%s"' % identity, text, count=1, flags=re.S)
        return re.sub(r'(<application[^>]* created=")[^"]*"', r'\g<1>%s"' % CREATED, text, count=1, flags=re.S)

    def registration_text(self, identity, number, files):
        """`files` maps paths to (size, digest)."""
        text = self.identified(self.registration, identity)
        text = re.sub(r"(<resource>\s*<name>)[^<]*", r"\g<1>泰安市第%d号测试数据资源" % number, text, count=1)
        # What is registered once is not registered again.
        text = re.sub(r"(<catalogueCode>[^<]*/)[^<]*", r"\g<1>%06d" % number, text, count=1)

        def described(found):
            entry = re.sub(r'\s(size|digest)="[^"]*"', "", found[0])
            size, digest = files[re.search(r'path="([^"]*)"', entry)[1]]
            return entry[:-2].rstrip() + ' size="%d" digest="sha256:%s"/>' % (size, digest)

        return re.sub(r"<attachment [^>]*/>", described, text)

    def party_text(self, identity, code, number):
        text = self.identified(self.party, identity)
        text = re.sub(r"<code>[^<]*", "<code>" + code, text, count=1)
        text = re.sub(r"<name>[^<]*", "<name>泰安市第%d号测试单位" % number, text, count=1)
        filler = TINY_BYTES - len(text.encode()) - len("<!---->\n")
        return text if filler < 0 else text.replace("<party>", "<!--%s-->\n  <party>" % ("=" * filler), 1)


def write_entry(archive, name, size, blocks, method):
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = method
    entry.external_attr = 0o100644 << 16
    entry.create_system = 3
    entry.file_size = size
    with archive.open(entry, "w", force_zip64=size >= 1 << 31) as target:
        for block in blocks:
            target.write(block)


def write_registration(examples, path, identity, number, seed, size):
    noise = Noise(seed)
    digest = hashlib.sha256()
    for block in noise.blocks(size):
        digest.update(block)
    files = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in examples.files.items()}
    evidence = next(name for name in files if "evidence" in name)
    files[evidence] = (size, digest.hexdigest())
    text = examples.registration_text(identity, number, files).encode()
    with zipfile.ZipFile(path, "w") as archive:
        write_entry(archive, "application.xml", len(text), [text], zipfile.ZIP_DEFLATED)
        for name, data in examples.files.items():
            if name == evidence:
                write_entry(archive, name, size, noise.blocks(size), zipfile.ZIP_STORED)
            else:
                write_entry(archive, name, len(data), [data], zipfile.ZIP_DEFLATED)


def planned(mix, count, seed, size):
    """For each package its sort and the bytes of its evidence."""
    dice = random.Random("plan %s %d" % (mix, seed))
    for _ in range(count):
        if mix == "tiny":
            yield "party", 0
        elif mix == "small":
            yield "registration", SMALL_BYTES
        elif mix == "large":
            yield "registration", size
        else:
            share = dice.random()
            for part, sort, least, greatest in YEAR:
                share -= part
                if share < 0 or part == YEAR[-1][0]:
                    yield sort, int(least * (greatest / least) ** dice.random()) if least else 0
                    break


def generate(schemas, folder, packages, mix="small", seed=1, size=1 << 30, first=1):
    """Makes the packages; gives how many there are of each sort and their bytes."""
    os.makedirs(folder, exist_ok=True)
    examples = Examples(schemas)
    made = {"mix": mix, "seed": seed, "packages": packages, "bytes": 0}
    for number, (sort, evidence) in enumerate(planned(mix, packages, seed, size), first):
        identity = "B-%s-%d-%07d" % (mix, seed, number)
        made[sort] = made.get(sort, 0) + 1
        if sort == "party":
            path = os.path.join(folder, identity + ".xml")
            # Seeds do not meet: each has a million codes of its own.
            code = credit_code(seed % 90 * 1_000_000 + 10_000_000 + number)
            text = examples.party_text(identity, code, number)
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        else:
            path = os.path.join(folder, identity + ".zip")
            write_registration(examples, path, identity, number, "%d %d" % (seed, number), evidence)
        made["bytes"] += os.path.getsize(path)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("schemas")
    parser.add_argument("folder")
    parser.add_argument("--packages", type=int, default=100)
    parser.add_argument("--mix", choices=("small", "tiny", "year", "large"), default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=1 << 30, help="bytes of the attachment of mix large")
    options = parser.parse_args()
    print(json.dumps(generate(options.schemas, options.folder, options.packages, options.mix, options.seed,
                              options.size)))


if __name__ == "__main__":
    main()
