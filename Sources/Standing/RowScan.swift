internal import GRDB
internal import GRDBSQLite

/// All rows of a table, one after the other as the bytes they are sealed by, taken as SQLite holds them:
/// a value for each column of a million rows would cost more than the codes.
///
/// A text is taken with every byte that it has, in a file of UTF-8. One with a zero byte, which a question
/// would read as a shorter one, so is not what was put.
struct RowScan {
    private let statement: Statement
    private let rows: RowCursor
    private let name, openName: [UInt8]
    private let isOfCases: Bool
    private let columnCount: Int32

    /// The row, as `RowBytes` has it.
    private(set) var bytes: [UInt8] = []
    /// Whether it is one of an open case, which are a part of their own.
    private(set) var isOpen = false

    /// Before the first row.
    init(_ table: StandingTable, in database: Database) throws {
        statement = try database.makeStatement(sql: table.all)
        rows = try Row.fetchCursor(statement)
        name = RowBytes.of([], part: table.name)
        openName = RowBytes.of([], part: StandingTable.openPart)
        isOfCases = table.name == StandingTable.standing.name
        columnCount = Int32(table.columns.count)
    }

    /// Goes on to the next row, if there is one.
    mutating func next() throws -> Bool {
        guard try rows.next() != nil else { return false }
        let row = unsafe statement.sqliteStatement
        // Its last column says it.
        isOpen = unsafe isOfCases && sqlite3_column_int64(row, columnCount - 1) == 1
        bytes.removeAll(keepingCapacity: true)
        bytes += isOpen ? openName : name
        for column in 0..<columnCount { try unsafe append(column, of: row) }
        return true
    }

    private mutating func append(_ column: Int32, of row: SQLiteStatement) throws {
        switch unsafe sqlite3_column_type(row, column) {
        case SQLITE_INTEGER:
            RowBytes.append(
                .integer, UInt64(bitPattern: unsafe sqlite3_column_int64(row, column)), to: &bytes)
        case SQLITE_FLOAT:
            RowBytes.append(
                .real, unsafe sqlite3_column_double(row, column).bitPattern, to: &bytes)
        case SQLITE_TEXT:
            let start = unsafe UnsafeRawPointer(sqlite3_column_text(row, column))
            try unsafe append(.text, start, sqlite3_column_bytes(row, column))
        case SQLITE_BLOB:
            let start = unsafe sqlite3_column_blob(row, column)
            try unsafe append(.data, start, sqlite3_column_bytes(row, column))
        default:
            bytes.append(RowBytes.Kind.null.rawValue)
        }
    }

    private mutating func append(
        _ kind: RowBytes.Kind, _ start: UnsafeRawPointer?, _ count: Int32
    ) throws {
        // An empty value has no place.
        guard unsafe start != nil || count == 0 else {
            throw DatabaseError(resultCode: .SQLITE_NOMEM)
        }
        RowBytes.append(kind, UInt64(count), to: &bytes)
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: Int(count)))
    }
}
