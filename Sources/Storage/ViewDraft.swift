internal import Registry
internal import System

/// A view that another process writes: it has its temporary name until it is put in its place.
package struct ViewDraft: Sendable {
    let path: Path
    let file: any DiskFile

    /// What the other process writes to; open as long as the draft is held.
    package var descriptorNumber: Int32 {
        guard let number = file.descriptorNumber else {
            preconditionFailure("views lie on a file system")
        }
        return number
    }
}
