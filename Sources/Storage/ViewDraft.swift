internal import Registry
internal import System

/// A view that another process writes: it has its temporary name until it is put in its place.
///
/// Where no room could be set aside for it, the other process writes into memory, and this one into the
/// file: what the disk refuses is then told to who can try again.
package struct ViewDraft: Sendable {
    let path: Path
    let file: any DiskFile
    private let memory: (any DiskFile)?

    init(_ path: Path, _ file: any DiskFile, sizeBytes: Int) throws(StorageError) {
        self.path = path
        self.file = file
        if sizeBytes > 0, try file.reserve(sizeBytes) {
            memory = nil
            return
        }
        do throws(SystemError) {
            memory = LinuxFile(path, try Files.memoryFile("view"))
        } catch {
            throw .disk("make room in memory for", path, error)
        }
    }

    /// What the other process writes to; open as long as the draft is held.
    package var descriptorNumber: Int32 {
        guard let number = written.descriptorNumber else {
            preconditionFailure("views lie on a file system")
        }
        return number
    }

    /// What was written so far, bytes.
    package func sizeBytes() throws(StorageError) -> Int { try written.status().sizeBytes }

    private var written: any DiskFile { memory ?? file }

    /// Brings what lies in memory into the file.
    func settle() throws(StorageError) {
        guard let memory else { return }
        try memory.forEachBlock { block, position throws(StorageError) in
            try file.write(block, at: position)
        }
    }
}
