/// What the lines from one on changed in the settled part of an index, as it stands after the last of
/// them.
package struct SettledChanges: Sendable {
    /// A package that was consumed.
    package struct Consumption: Hashable, Sendable {
        /// Its sender and the id that it gave.
        package var key: RegistryIndex.ConsumedKey
        /// How.
        package var consumed: RegistryIndex.Consumed
    }

    /// The first of the lines, from 0: so many are settled already.
    package var since: Int
    /// Lines that are settled with this.
    package var lineCount: Int
    /// Where cases stand, open ones too; destroyed ones in `CaseTable.disposedFolder`.
    package var cases: [CaseStanding] = []
    /// Packages, in the order of the lines that consumed them.
    package var consumed: [Consumption] = []
    /// Keys of waiting states that were told.
    package var noticed: [ContentDigest] = []
    /// Entries that are new; of those in one part of the status list, the earlier first.
    package var made: [String] = []
    /// Where entries stand, the new ones among them.
    package var entries: [EntryStanding] = []
    /// Catalogue codes with the entries that they stand for now.
    package var codes: [String: String] = [:]
    /// Catalogue codes that stand for nothing any more.
    package var codesGone: [String] = []
    /// Rows of the small tables that are new or another; see `SmallTables`.
    package var small: [String: String] = [:]
    /// Names of rows of the small tables that are no more.
    package var smallGone: [String] = []

    /// No changes yet.
    package init(since: Int, lineCount: Int) {
        self.since = since
        self.lineCount = lineCount
    }
}

/// What of a settled index has to be in memory.
package struct SettledBase: Sendable {
    /// Lines that are settled.
    package var lineCount: Int
    /// Where open cases stand, in any order.
    package var open: [CaseStanding]
    /// Rows of the small tables; see `SmallTables`.
    package var small: [String: String]

    /// What was read.
    package init(lineCount: Int, open: [CaseStanding], small: [String: String]) {
        self.lineCount = lineCount
        self.open = open
        self.small = small
    }
}
