/// What a control file says about the file it lies beside: a done-marker with content.
///
/// Empty or blank, it says only that the file is complete. Else each line is one statement, in one
/// of the forms of Docs/FORMATS.md; anything else in it is damage, for a statement that is not
/// understood must not be passed over as if it had been checked.
package struct ControlFile: Hashable, Sendable {
    /// The digest algorithms that a control file may name.
    package enum Algorithm: String, Hashable, Sendable, CaseIterable {
        /// SHA-256.
        case sha256
        /// SM3 (GB/T 32905).
        case sm3
    }

    /// One statement.
    package enum Statement: Hashable, Sendable {
        /// The file has so many bytes.
        case size(Int)
        /// Its digest, lower-case hexadecimal; `nil`: either algorithm's. The name, where the line
        /// gives one, in whatever bytes it was written.
        case digest(Algorithm?, hex: String, name: [UInt8]?)
        /// It is called this.
        case name([UInt8])
        /// Its document has this package id.
        case packageID(String)
    }

    /// Why a control file cannot be read.
    package struct Damage: Error, Hashable {
        /// The line, from 1; 0 where the whole file is meant.
        package var line: Int
        /// The line's first bytes.
        package var found: [UInt8]
    }

    /// The statements, in the order of their lines.
    package let statements: [Statement]

    /// Most bytes that a control file may have.
    package static let maxBytes = 4_096

    /// Reads at most `maxBytes`. `algorithm` is the one that the control file's own name gives
    /// (`.sha256`, `.sm3`); a digest line that names none is then that one's.
    package init(_ bytes: [UInt8], algorithm: Algorithm?) throws(Damage) {
        guard bytes.count <= ControlFile.maxBytes, !bytes.contains(0) else {
            throw Damage(line: 0, found: Array(bytes.prefix(ControlFile.shownBytes)))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var statements: [Statement] = []
        let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            guard let statement = ControlLine(line, algorithm: algorithm).statement else {
                throw Damage(line: index + 1, found: Array(line.prefix(ControlFile.shownBytes)))
            }
            statements.append(statement)
        }
        self.statements = statements
    }

    private static let shownBytes = 80

    /// The suffixes of done-markers, in small letters; each may carry content.
    package static let suffixes = [".ok", ".ctl", ".sha256", ".sm3"]

    /// The algorithm that a control file's name gives.
    package static func algorithm(ofName name: [UInt8]) -> Algorithm? {
        let lower = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        return Algorithm.allCases.first {
            lower.suffix($0.rawValue.utf8.count + 1)
                .elementsEqual(("." + $0.rawValue).utf8)
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks, tabs and carriage returns at both ends.
    var trimmed: ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        guard let first = firstIndex(where: { !isBlank($0) }),
            let last = lastIndex(where: { !isBlank($0) })
        else { return [] }
        return self[first...last]
    }
}
