package import System

/// One entry of a folder.
package struct DiskEntry: Hashable, Sendable {
    /// Its name.
    package var name: Path
    /// What it is.
    package var kind: DiskStatus.Kind

    /// An entry.
    package init(name: Path, kind: DiskStatus.Kind) {
        self.name = name
        self.kind = kind
    }
}
