internal import Digests
package import Registry

/// One numbered and chained line of the journal.
package struct JournalLine: Sendable {
    /// From 0, over all segments.
    package let number: Int
    /// The exact bytes without the line feed: the leaf of the ledger.
    package let bytes: [UInt8]
    /// Its SHA-256, the next line's `previous`.
    package let digest: ContentDigest
    /// Its content.
    package let entry: JournalEntry

    /// `previous` of line 0: sixty-four zeros.
    static let origin = ContentDigest(sha256: String(repeating: "0", count: 64))
    /// Version of the form, first member of each line.
    static let format = 1
    /// Random bytes of salt in each line, so that its hash says nothing to who guesses content.
    static let saltBytes = 16

    /// What the line of that number after `previous` begins with.
    static func beginning(number: Int, previous: ContentDigest) -> [UInt8] {
        Array(
            "{\"format\":\(format),\"line\":\(number),\"previous\":\"\(previous.text)\",".utf8)
    }

    /// Composes the line after `previous`.
    init(number: Int, previous: ContentDigest, salt: [UInt8], entry: JournalEntry) {
        var line = LineWriter()
        line.object { line in
            line.member("format", Self.format)
            line.member("line", number)
            line.member("previous", previous.text)
            line.member("salt", Hexadecimal.text(salt))
            entry.write(to: &line)
        }
        self.init(number: number, bytes: line.bytes, entry: entry)
    }

    /// Reads a line that is proved by something else than the line before it; `nil` when it is none.
    package init?(alone bytes: [UInt8], number: Int) {
        do {
            try self.init(reading: bytes, number: number, previous: nil)
        } catch {
            return nil
        }
    }

    /// Reads a line, whose number and `previous`, where one is given, must be as given.
    init(reading bytes: [UInt8], number: Int, previous: ContentDigest?) throws(LineDamage) {
        var cursor = LineCursor(bytes)
        let entry = try cursor.object { cursor throws(LineDamage) in
            guard try cursor.integer("format") == Self.format else {
                throw cursor.damage("a format this version does not know")
            }
            guard try cursor.integer("line") == number else {
                throw cursor.damage("line number \(number) expected")
            }
            let named = try cursor.value("previous", ContentDigest.init)
            guard named == previous ?? named else {
                throw cursor.damage("the hash of the line before does not match")
            }
            let salt = try cursor.value("salt", Hexadecimal.bytes)
            guard salt.count == Self.saltBytes else { throw cursor.damage("the salt's length") }
            return try JournalEntry(reading: &cursor)
        }
        try cursor.end()
        self.init(number: number, bytes: bytes, entry: entry)
    }

    private init(number: Int, bytes: [UInt8], entry: JournalEntry) {
        self.number = number
        self.bytes = bytes
        self.entry = entry
        digest = ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }
}
