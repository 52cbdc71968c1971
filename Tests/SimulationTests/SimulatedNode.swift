import System

@testable import Storage

/// A file or folder of a `SimulatedDisk`: what programs see, what the disk has, and what is between.
final class SimulatedNode {
    /// A change of a folder's names, done at once or not at all.
    struct Operation {
        /// Its place among all of the disk; both halves of a rename have one.
        var id: Int
        var names: [(Path, SimulatedNode?)]
        /// The other folder of a rename between two.
        var partner: SimulatedNode?
        /// What was renamed and when it had changed before: an undone rename leaves no time either.
        var renamed: (node: SimulatedNode, changedBefore: Int64)?
        /// Times of the folder before: an undone change leaves none.
        var timesBefore: (changed: Int64, modified: Int64)
    }

    static let pageBytes = 4096
    static let sectorBytes = 512

    let number: UInt64
    let kind: DiskStatus.Kind
    var mode: UInt32
    var changedAt: Int64 = 0
    var modifiedAt: Int64 = 0
    weak var parent: SimulatedNode?

    /// What programs read.
    var bytes: [UInt8] = []
    /// What the disk has.
    var durable: [UInt8] = []
    /// Pages that were written to and not yet to the disk. A page that a failed sync gave up is not
    /// among them, although the disk has other bytes.
    var dirtyPages: Set<Int> = []
    /// Whether the size changed since the last sync.
    var isSizeDirty = false
    /// How often bytes were given up by a sync that failed.
    private(set) var lossCount = 0
    /// How many of these losses somebody was told of. The kernel tells each open file once, and one
    /// that is opened later what nobody was told before (`errseq_t`).
    private var toldCount = 0
    /// Whether the disk's list of what is not durable has it.
    var isListed = false

    var names: [Path: SimulatedNode] = [:]
    var durableNames: [Path: SimulatedNode] = [:]
    /// Changes of the names that are not durable, in their order.
    var pending: [Operation] = []

    init(_ number: UInt64, _ kind: DiskStatus.Kind, _ mode: UInt32) {
        self.number = number
        self.kind = kind
        self.mode = mode
    }

    /// A copy of a tree in which everything is durable.
    func copy() -> SimulatedNode {
        let copy = SimulatedNode(number, kind, mode)
        copy.changedAt = changedAt
        copy.modifiedAt = modifiedAt
        copy.bytes = bytes
        copy.durable = bytes
        copy.names = names.mapValues { $0.copy() }
        copy.durableNames = copy.names
        for child in copy.names.values { child.parent = copy }
        return copy
    }

    var isDirty: Bool { isSizeDirty || !dirtyPages.isEmpty }

    // MARK: Bytes

    func write(_ new: [UInt8], at offset: Int) {
        if bytes.count < offset + new.count {
            bytes += [UInt8](repeating: 0, count: offset + new.count - bytes.count)
            isSizeDirty = true
        }
        if new.isEmpty { return }
        bytes.replaceSubrange(offset..<offset + new.count, with: new)
        let last = (offset + new.count - 1) / Self.pageBytes
        for page in (offset / Self.pageBytes)...last { dirtyPages.insert(page) }
    }

    func truncate(to size: Int) {
        if size == bytes.count { return }
        let old = bytes.count
        if old > size { bytes.removeLast(old - size) }
        bytes += [UInt8](repeating: 0, count: max(0, size - old))
        isSizeDirty = true
        let pages = (size + Self.pageBytes - 1) / Self.pageBytes
        dirtyPages = dirtyPages.filter { $0 < pages }
        // The page in which the end lies is zeroed behind it.
        if size % Self.pageBytes != 0 { dirtyPages.insert(size / Self.pageBytes) }
    }

    /// Writes the dirty pages to the disk.
    func syncBytes() {
        if dirtyPages.count * Self.pageBytes >= bytes.count, isWholeDirty {
            durable = bytes
        } else {
            resizeDurable(to: bytes.count)
            for page in dirtyPages { writePage(page, bytes: Self.pageBytes) }
        }
        dirtyPages = []
        isSizeDirty = false
    }

    private var isWholeDirty: Bool {
        let pages = (bytes.count + Self.pageBytes - 1) / Self.pageBytes
        return (0..<pages).allSatisfy(dirtyPages.contains)
    }

    /// A sync that failed: the pages count as clean, and no later sync writes them.
    func loseDirt() {
        if isDirty { lossCount += 1 }
        dirtyPages = []
        isSizeDirty = false
    }

    /// The losses that a file opened now is not told of.
    var lossesKnownWhenOpened: Int { toldCount }

    /// Somebody was told of the losses so far.
    func noteTold() { toldCount = lossCount }

    func resizeDurable(to size: Int) {
        if durable.count > size { durable.removeLast(durable.count - size) }
        durable += [UInt8](repeating: 0, count: max(0, size - durable.count))
    }

    /// Puts the first bytes of a page on the disk, as far as the file goes there.
    func writePage(_ page: Int, bytes count: Int) {
        let start = page * Self.pageBytes
        let end = min(start + count, bytes.count, durable.count)
        if start >= end { return }
        durable.replaceSubrange(start..<end, with: bytes[start..<end])
    }

    // MARK: Names

    /// Makes the first `count` pending names durable, and what a rename among them hangs on.
    func syncNames(_ count: Int) {
        let chosen = pending.prefix(count)
        pending.removeFirst(chosen.count)
        for operation in chosen {
            for (name, node) in operation.names { durableNames[name] = node }
            guard let partner = operation.partner else { continue }
            if let index = partner.pending.firstIndex(where: { $0.id == operation.id }) {
                partner.syncNames(index + 1)
            }
            partner.syncReach()
            syncReach()
        }
    }

    /// Makes this folder's own name durable, up to the root.
    private func syncReach() {
        guard let parent else { return }
        let last = parent.pending.lastIndex { $0.names.contains { $0.1 === self } }
        if let last { parent.syncNames(last + 1) }
        parent.syncReach()
    }
}

extension DiskStatus {
    init(_ node: SimulatedNode) {
        self.init(
            kind: node.kind, device: 1, inode: node.number, sizeBytes: node.bytes.count,
            changedAtNanoseconds: node.changedAt, modifiedAtNanoseconds: node.modifiedAt,
            mode: node.mode)
    }
}
