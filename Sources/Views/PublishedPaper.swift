package import WorkingDays

/// A paper as it lies in a public folder.
package struct PublishedPaper: Hashable, Sendable {
    /// Its name there, `00000003_publicity_370900-2026-000123.xml`.
    package var fileName: String
    /// Its bytes.
    package var bytes: [UInt8]
    /// The latest paper that says on which other day it ends; `nil` while its own day holds.
    package var recount: Recount?
    /// When its case ended before it was over; `nil` while it runs, and where it ran to its end.
    package var stopped: Day?

    /// A paper about days counted anew.
    package struct Recount: Hashable, Sendable {
        /// Its path from the index.
        package var path: String
        /// Its bytes.
        package var bytes: [UInt8]

        /// A paper.
        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// A published paper.
    package init(fileName: String, bytes: [UInt8]) {
        self.fileName = fileName
        self.bytes = bytes
    }
}
