internal import Foundation
internal import GRDB

/// A table whose rows are sealed.
struct StandingTable {
    /// Its name in the file.
    let name: String
    /// The columns of a row, those that name it first.
    let columns: [String]
    private let keyCount: Int
    /// Statements: one row by its key; all rows; a new row; a new row or the same one anew; away with it.
    let one, all, insert, put, delete: String

    private init(_ name: String, key: [String], _ rest: [String] = []) {
        self.name = name
        columns = key + rest
        keyCount = key.count
        let list = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let named = key.map { "\($0) = ?" }.joined(separator: " AND ")
        one = "SELECT \(list) FROM \(name) WHERE \(named)"
        all = "SELECT \(list) FROM \(name)"
        insert = "INSERT INTO \(name) (\(list)) VALUES (\(marks))"
        delete = "DELETE FROM \(name) WHERE \(named)"
        let anew = rest.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let conflict = " ON CONFLICT (\(key.joined(separator: ", "))) DO "
        put = insert + conflict + (rest.isEmpty ? "NOTHING" : "UPDATE SET \(anew)")
    }

    static let small = StandingTable("small", key: ["name"], ["value"])
    static let standing = StandingTable(
        "standing", key: ["number"],
        [
            "folder", "digest", "rules", "subject", "waitsForEntry", "tick", "tickAt",
            "isProvisional", "isOpen",
        ])
    static let consumed = StandingTable(
        "consumed", key: ["line"], ["sender", "package", "digest", "caseNumber"])
    static let noticed = StandingTable("noticed", key: ["key"])
    static let entry = StandingTable(
        "entry", key: ["number"],
        [
            "kind", "version", "state", "since", "digest", "registrants", "sources", "hasRights",
            "marks", "catalogueCode", "certificate", "tick", "tickAt", "isProvisional", "id",
            "shard",
        ])
    static let dependant = StandingTable("dependant", key: ["source", "number"])
    static let registrant = StandingTable("registrant", key: ["party", "number"])
    static let code = StandingTable("code", key: ["code"], ["number"])

    static let mark = StandingTable(
        "mark", key: ["lineCount"], ["digest", "lastAt", "segment", "sizeBytes"])

    /// What a start does not read.
    static let unread = [standing, consumed, noticed, entry, dependant, registrant, code, mark]

    /// What of a row names it.
    func key(of row: [DatabaseValue]) -> [DatabaseValue] { Array(row.prefix(keyCount)) }

    /// The part of the file that a row is counted in: open cases are one of their own, as a start reads
    /// them.
    func part(of row: [DatabaseValue]) -> String {
        guard name == Self.standing.name else { return name }
        return row.last == true.databaseValue ? Self.openPart : name
    }

    static let openPart = "standing-open"
}

/// Values as bytes, of which none can be mistaken for others.
enum RowBytes {
    /// What the bytes of a value begin with.
    enum Kind: UInt8 {
        case null, integer, real, text, data
    }

    /// A row of a part.
    static func of(_ row: [DatabaseValue], part: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(part.databaseValue, to: &bytes)
        for value in row { append(value, to: &bytes) }
        return bytes
    }

    private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        switch value.storage {
        case .null: bytes.append(Kind.null.rawValue)
        case .int64(let number): append(.integer, UInt64(bitPattern: number), to: &bytes)
        case .double(let number): append(.real, number.bitPattern, to: &bytes)
        case .string(let text):
            append(.text, UInt64(text.utf8.count), to: &bytes)
            bytes += Array(text.utf8)
        case .blob(let data):
            append(.data, UInt64(data.count), to: &bytes)
            bytes += Array(data)
        }
    }

    /// A number, or the count of the bytes that follow.
    static func append(_ kind: Kind, _ number: UInt64, to bytes: inout [UInt8]) {
        bytes.append(kind.rawValue)
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
    }
}
