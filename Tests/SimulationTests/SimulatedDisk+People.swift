import System

@testable import Storage

// What people do to the drop folders, from other machines with disks of their own.
extension SimulatedDisk {
    /// Puts a file there durably, as people on another machine do whose own disk is none of ours; one
    /// that is there is replaced by another inode or, with `growing`, written to.
    func drop(_ path: Path, _ bytes: [UInt8], growing: Bool = false) {
        guard let parent = path.parent, let found = (try? node(at: parent)) ?? nil else {
            preconditionFailure("\(path): people drop into folders that are there")
        }
        // What we did to the name before has reached the disk.
        if !found.pending.isEmpty {
            found.syncNames(found.pending.count)
            forgetSynced()
        }
        var node = make(.file, 0o644)
        if growing, let known = found.names[path.lastName] { node = known }
        node.bytes = bytes
        node.durable = bytes
        node.modifiedAt = time.stampNanoseconds
        node.changedAt = time.stampNanoseconds
        node.parent = found
        found.names[path.lastName] = node
        found.durableNames[path.lastName] = node
    }

    /// Makes a folder durably, as people do.
    func dropFolder(_ path: Path) {
        guard let parent = path.parent, let found = (try? node(at: parent)) ?? nil else {
            preconditionFailure("\(path): people drop into folders that are there")
        }
        let node = make(.folder, 0o755)
        node.changedAt = time.stampNanoseconds
        node.parent = found
        found.names[path.lastName] = node
        found.durableNames[path.lastName] = node
    }
}
