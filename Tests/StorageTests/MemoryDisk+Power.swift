import System

@testable import Storage

extension MemoryDisk {
    /// The power goes and comes back; `seed` chooses what of the unsynced survived.
    func cutPower(seed: UInt64) {
        kill()
        var random = SeededGenerator(seed)
        var folders: [MemoryNode] = []
        func gather(_ node: MemoryNode) {
            if folders.contains(where: { $0 === node }) { return }
            if node.kind == .folder { folders.append(node) }
            for child in Array(node.names.values) + Array(node.durableNames.values) {
                gather(child)
            }
            for operation in node.operations {
                for (_, child) in operation.names { if let child { gather(child) } }
            }
        }
        gather(root)
        folders.sort { $0.number < $1.number }
        var kept: [ObjectIdentifier: Int] = [:]
        for folder in folders {
            let all = folder.operations.count
            let choice = Int.random(in: 0...2, using: &random)
            kept[ObjectIdentifier(folder)] =
                [0, all, Int.random(in: 0...all, using: &random)][choice]
        }
        cutToConsistent(folders, &kept)
        for folder in folders {
            let count = kept[ObjectIdentifier(folder)] ?? 0
            for operation in folder.operations.prefix(count) {
                for (name, node) in operation.names { folder.durableNames[name] = node }
            }
            for operation in folder.operations.dropFirst(count) {
                guard let (node, before) = operation.renamed else { continue }
                node.changedAt = min(node.changedAt, before)
            }
            folder.names = folder.durableNames
            folder.operations = []
        }
        for folder in folders {
            for child in folder.names.values {
                child.parent = folder
                if child.kind == .file { losePart(of: child, &random) }
            }
        }
    }

    /// Renames between folders survive in both or in neither, and only into what survives.
    private func cutToConsistent(
        _ folders: [MemoryNode], _ kept: inout [ObjectIdentifier: Int]
    ) {
        var isChanged = true
        while isChanged {
            isChanged = false
            let reached = reached(kept)
            for folder in folders where folder.operations.contains(where: { $0.partner != nil }) {
                let count = kept[ObjectIdentifier(folder)] ?? 0
                for (index, operation) in folder.operations.prefix(count).enumerated() {
                    guard let partner = operation.partner else { continue }
                    let other = partner.operations.firstIndex { $0.id == operation.id }
                    let isCut = other.map { $0 >= kept[ObjectIdentifier(partner)] ?? 0 } ?? false
                    let isLost =
                        !reached.contains(ObjectIdentifier(folder))
                        || !reached.contains(ObjectIdentifier(partner))
                    if isCut || isLost {
                        kept[ObjectIdentifier(folder)] = index
                        isChanged = true
                        break
                    }
                }
            }
        }
    }

    /// The folders that the root still leads to with so many changes kept.
    private func reached(_ kept: [ObjectIdentifier: Int]) -> Set<ObjectIdentifier> {
        var reached: Set<ObjectIdentifier> = []
        func visit(_ folder: MemoryNode) {
            guard reached.insert(ObjectIdentifier(folder)).inserted else { return }
            var names = folder.durableNames
            for operation in folder.operations.prefix(kept[ObjectIdentifier(folder)] ?? 0) {
                for (name, node) in operation.names { names[name] = node }
            }
            for child in names.values where child.kind == .folder { visit(child) }
        }
        visit(root)
        return reached
    }

    private func losePart(of file: MemoryNode, _ random: inout SeededGenerator) {
        if file.changes.isEmpty {
            file.bytes = file.durableBytes
            return
        }
        switch Int.random(in: 0...3, using: &random) {
        case 0: break
        case 1: file.syncBytes()
        case 2:
            // The size reached the disk, the bytes did not.
            let size = file.bytes.count
            MemoryNode.apply(.truncate(size), to: &file.durableBytes)
        default:
            for change in file.changes where Bool.random(using: &random) {
                if case .write(let offset, let bytes) = change {
                    let part = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
                    MemoryNode.apply(.write(offset, part), to: &file.durableBytes)
                } else {
                    MemoryNode.apply(change, to: &file.durableBytes)
                }
            }
        }
        file.changes = []
        file.bytes = file.durableBytes
    }
}
