import System

@testable import Storage

/// A file or folder of a `MemoryDisk`: what programs see, what the disk has, and what is between.
final class MemoryNode {
    /// A change of a folder's names, done at once or not at all.
    struct Operation {
        var id: Int
        var names: [(Path, MemoryNode?)]
        /// The other folder of a rename between two.
        var partner: MemoryNode?
        /// What was renamed and when it had changed before: an undone rename leaves no time either.
        var renamed: (node: MemoryNode, changedBefore: Int64)?
    }

    /// A change of a file's bytes.
    enum Change {
        case write(Int, [UInt8])
        case truncate(Int)
    }

    let number: UInt64
    let kind: DiskStatus.Kind
    var mode: UInt32
    var changedAt: Int64 = 0
    var modifiedAt: Int64 = 0
    weak var parent: MemoryNode?

    var bytes: [UInt8] = []
    var durableBytes: [UInt8] = []
    var changes: [Change] = []

    var names: [Path: MemoryNode] = [:]
    var durableNames: [Path: MemoryNode] = [:]
    var operations: [Operation] = []

    init(_ number: UInt64, _ kind: DiskStatus.Kind, _ mode: UInt32) {
        self.number = number
        self.kind = kind
        self.mode = mode
    }

    static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .write(let offset, let new):
            if bytes.count < offset + new.count {
                bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
            }
            bytes.replaceSubrange(offset..<offset + new.count, with: new)
        case .truncate(let size):
            if bytes.count > size { bytes.removeLast(bytes.count - size) }
            bytes += [UInt8](repeating: 0, count: max(0, size - bytes.count))
        }
    }

    /// Makes the bytes durable.
    func syncBytes() {
        for change in changes { Self.apply(change, to: &durableBytes) }
        changes = []
    }

    /// Makes the first `count` pending names durable, and what a rename among them hangs on.
    func syncNames(_ count: Int) {
        let chosen = operations.prefix(count)
        operations.removeFirst(chosen.count)
        for operation in chosen {
            for (name, node) in operation.names { durableNames[name] = node }
            guard let partner = operation.partner else { continue }
            if let index = partner.operations.firstIndex(where: { $0.id == operation.id }) {
                partner.syncNames(index + 1)
            }
            partner.syncReach()
            syncReach()
        }
    }

    /// Makes this folder's own name durable, up to the root.
    private func syncReach() {
        guard let parent else { return }
        let last = parent.operations.lastIndex { $0.names.contains { $0.1 === self } }
        if let last { parent.syncNames(last + 1) }
        parent.syncReach()
    }
}
