/// Names one file of the public status list: the entries of a region and year, at most `maxEntries`
/// of each series in one, so that a change costs a bounded number of rows.
///
/// `370900-2026`, and from the 10,001st number of a series on `370900-2026-2`, `370900-2026-3` …
package struct StatusShardName: Hashable, Sendable, Comparable {
    /// The six digits of GB/T 2260 in the numbers.
    package let region: String
    /// The year in the numbers.
    package let year: String
    /// Which part of the region's year, from 1.
    package let part: Int

    /// Numbers of one series in a file.
    package static let maxEntries = 10_000

    /// The file that an entry stands in; `nil` for what is no number of the register.
    package init?(of number: String) {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 5, let sequence = Int(parts[3]), sequence > 0 else { return nil }
        region = String(parts[1])
        year = String(parts[2])
        part = (sequence - 1) / StatusShardName.maxEntries + 1
    }

    /// Reads a name.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0].utf8.count == 6,
            parts[1].utf8.count == 4,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        region = String(parts[0])
        year = String(parts[1])
        if parts.count == 3 {
            guard let part = Int(parts[2]), part > 1, String(part) == parts[2] else { return nil }
            self.part = part
        } else {
            part = 1
        }
    }

    /// The name as it stands in the list and in the file's name.
    package var text: String { "\(region)-\(year)" + (part > 1 ? "-\(part)" : "") }

    package static func < (left: StatusShardName, right: StatusShardName) -> Bool {
        (left.region, left.year, left.part) < (right.region, right.year, right.part)
    }
}
