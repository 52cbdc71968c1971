import Packages
import Tables
import XML

/// Catalogues in CSV and XLSX.
final class TableTarget: FuzzTarget {
    static let maxBytes = 12288

    private let repository: Repository
    private let limits: TableLimits = {
        var limits = TableLimits.standard
        limits.maxRows = 100
        limits.maxColumns = 50
        limits.maxCellBytes = 1 << 10
        limits.xml.maxBytes = 64 << 10
        limits.xml.maxElements = 2000
        limits.archive.maxEntryBytes = 64 << 10
        limits.archive.maxTotalBytes = 256 << 10
        return limits
    }()

    init(_ repository: Repository) throws { self.repository = repository }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        let isOpened = bytes.first == 0
        let table = isOpened ? try TableTarget.packed(bytes) : bytes
        guard let table else { return false }
        let book: TableBook
        do {
            book = try TableBook.read(table, limits: limits)
        } catch is TableRefusal {
            return false
        }
        for row in book.sheets.flatMap(\.rows) {
            try hold(row.cells.count <= limits.maxColumns, "columns stay below their limit")
            for cell in row.cells {
                try hold(
                    cell.text.utf8.count <= limits.maxCellBytes, "a cell stays below its limit")
            }
        }
        return true
    }

    /// An XLSX of parts that stand open in the input: a zero byte, a name, a line feed, the content. What
    /// is deflated and summed is out of reach of small changes.
    private static func packed(_ bytes: [UInt8]) throws -> [UInt8]? {
        let parts = bytes.dropFirst().split(separator: 0).map { part in
            let name = part.prefix { $0 != 0x0A }
            return PackagePart(
                name: String(decoding: name, as: UTF8.self),
                bytes: Array(part.dropFirst(name.count + 1)))
        }
        guard case .written(let zip) = try PackageWriter.bytes(parts) else { return nil }
        return zip
    }

    /// What `packed` makes an XLSX of.
    private static func opened(_ zip: [UInt8]) throws -> [UInt8] {
        let source = PackageSource(zip)
        guard case .structure(let structure) = try ZIPStructure.read(source) else {
            throw BrokenPromise(description: "a table of ours is a ZIP")
        }
        var bytes: [UInt8] = []
        // Without colours and fonts, which nothing here reads.
        for file in structure.files where file.sizeBytes <= 4096 {
            guard
                case .value(let content) = try PackageReader(source).bytes(
                    of: file, maxBytes: file.sizeBytes)
            else { throw BrokenPromise(description: "a table of ours is whole") }
            bytes += [0] + Array(file.name.utf8) + [0x0A] + content
        }
        return bytes
    }

    func seeds() throws -> [[UInt8]] {
        let most = TableTarget.maxBytes
        var seeds = try repository.files(
            below: "Tests/Fixtures/tables", ending: ".xlsx", maxBytes: most)
        let rows = [["编号", "名称"], ["SWJ-1", "取水 \"许可\", 数据\n二"], ["=1+1", ""]]
        seeds.append(CSVWriter.bytes(rows))
        guard case .written(let own) = try XLSXWriter.bytes([(name: "目录", rows: rows)]) else {
            throw BrokenPromise(description: "a table of ours is written")
        }
        seeds += [own, try TableTarget.opened(own)]
        for name in ["cells", "dates-from-1904"] {
            seeds.append(
                try TableTarget.opened(try repository.bytes("Tests/Fixtures/tables/\(name).xlsx")))
        }
        return seeds + ["a;b\n1;2\n", "a\tb\r\n\"x\"\ty\r\n"].map { Array($0.utf8) }
    }
}
