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
            if byte == UInt8(ascii: "<"), let end = Names.endOfSignature(bytes, index) {
                index = end
                continue
            }
            if Names.isDigit(byte), index == 0 || !Names.isWord(bytes[index - 1]) {
                let end = Names.endOfNumber(bytes, index)
                plain += name(of: bytes[index..<end])
                index = end
                continue
            }
            plain.append(byte)
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private func name(of run: ArraySlice<UInt8>) -> [UInt8] {
        Array(run)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func endOfNumber(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = start
        while end < bytes.count, isWord(bytes[end]) || "-:+.".utf8.contains(bytes[end]) {
            end += 1
        }
        return end
    }

    private static func endOfSignature(_ bytes: [UInt8], _ start: Int) -> Int? { nil }
}
