import Registry

@testable import Storage

/// Takes out of a text what two runs of one story need not have in common.
struct Names: Sendable {
    /// The ids of the packages that opened cases, by the cases' numbers.
    private(set) var cases: [String: String] = [:]
    private var entries: [String: String] = [:]

    mutating func learn(_ entry: JournalEntry) {
        if let number = entry.standing?.number.text, entry.events.contains(JournalEvent.opened),
            let id = entry.input.packageID
        {
            cases[number] = id.text
        }
        for standing in entry.entries ?? [] where entries[standing.number] == nil {
            let name = entry.standing.flatMap { cases[$0.number.text] } ?? "?"
            entries[standing.number] = name
        }
    }

    /// The text without signatures, recorded times and digests, and with names for numbers.
    func plain(_ bytes: [UInt8]) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") || byte == 0xE6, let end = Names.endOfLeftOut(bytes, index)
            {
                index = end
            } else if byte == UInt8(ascii: "s"), bytes[index...].starts(with: Names.digestPrefix) {
                index += Names.digestPrefix.count
                while index < bytes.count, Names.isWord(bytes[index]) { index += 1 }
                plain.append(UInt8(ascii: "#"))
            } else if Names.isDigit(byte), index == 0 || !Names.isWord(bytes[index - 1]) {
                var end = index
                while end < bytes.count, Names.isOfNumber(bytes[end]) { end += 1 }
                plain += name(of: bytes[index..<end], after: plain, before: bytes[end...])
                index = end
            } else {
                plain.append(byte)
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// What stands for a run of digits and the letters and signs among them.
    private func name(
        of run: ArraySlice<UInt8>, after before: [UInt8], before after: ArraySlice<UInt8>
    ) -> [UInt8] {
        // A case's number has 18 characters, whatever follows it.
        if run.count >= 18, run.dropFirst(6).first == UInt8(ascii: "-") {
            let number = String(decoding: run.prefix(18), as: UTF8.self)
            if before.suffix(3) == Names.entryPrefix {
                return Array(
                    (entries["DJ-" + String(decoding: run.prefix(20), as: UTF8.self)] ?? "?").utf8)
            }
            if let name = cases[number] { return Array(name.utf8) + run.dropFirst(18) }
        }
        // A moment, `2026-01-05T09:00:00.043+08:00`: only those of receipt are law.
        if run.count == 29, run.dropFirst(10).first == UInt8(ascii: "T"),
            before.suffix(14) != Names.receivedPrefix
        {
            return [UInt8(ascii: "~")]
        }
        if before.suffix(6) == Names.sizePrefix || after.prefix(3) == Names.numberSuffix {
            return [UInt8(ascii: "#")]
        }
        return Array(run)
    }

    private static let digestPrefix = Array("sha256:".utf8)
    private static let entryPrefix = ArraySlice("DJ-".utf8)
    private static let receivedPrefix = ArraySlice("<received at=\"".utf8)
    private static let sizePrefix = ArraySlice("size=\"".utf8)
    private static let numberSuffix = ArraySlice("号".utf8)
    private static let leftOut = [
        (Array("<Signature ".utf8), Array("</Signature>".utf8)),
        (Array("<issued ".utf8), Array("</issued>".utf8)),
        (Array("截至".utf8), Array("没有收到".utf8)),
    ]

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == 0x2D || byte == 0x3A || byte == 0x2B || byte == 0x2E
    }

    /// The end of an element that is left out, where one begins there.
    private static func endOfLeftOut(_ bytes: [UInt8], _ start: Int) -> Int? {
        for (opening, closing) in leftOut where bytes[start...].starts(with: opening) {
            var index = start
            while index < bytes.count, !bytes[index...].starts(with: closing) { index += 1 }
            return index + closing.count
        }
        return nil
    }
}
