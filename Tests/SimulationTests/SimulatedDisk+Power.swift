import System

@testable import Storage

extension SimulatedDisk {
    /// The power goes and comes back; the dice choose what of the unsynced survived.
    ///
    /// Names: see `Habit`. Bytes: any of the pages that were not synced, each old, new, or new up to
    /// the end of a sector.
    func cutPower(_ dice: inout Dice) {
        kill()
        let folders = unsyncedFolders.sorted { $0.number < $1.number }
        let kept = habit == .ordered ? keptInOrder(folders, &dice) : keptByFolder(folders, &dice)
        for folder in folders {
            let count = kept[ObjectIdentifier(folder)] ?? 0
            for operation in folder.pending.prefix(count) {
                for (name, node) in operation.names { folder.durableNames[name] = node }
            }
            if let first = folder.pending.dropFirst(count).first {
                (folder.changedAt, folder.modifiedAt) = first.timesBefore
            }
        }
        for folder in folders {
            for operation in folder.pending.dropFirst(kept[ObjectIdentifier(folder)] ?? 0) {
                guard let (node, before) = operation.renamed else { continue }
                node.changedAt = min(node.changedAt, before)
            }
            folder.pending = []
        }
        for folder in folders {
            folder.names = folder.durableNames
            for child in folder.names.values { child.parent = folder }
        }
        unsyncedFolders = []
        for file in unsyncedFiles.sorted(by: { $0.number < $1.number }) {
            losePart(of: file, &dice)
            file.isListed = false
        }
        unsyncedFiles = []
        settleEverywhere(root)
    }

    /// What a failed sync gave up is gone too.
    private func settleEverywhere(_ folder: SimulatedNode) {
        for child in folder.names.values {
            if child.kind == .folder {
                settleEverywhere(child)
            } else {
                child.bytes = child.durable
                child.noteTold()
            }
        }
    }

    // MARK: Names

    private func keptInOrder(
        _ folders: [SimulatedNode], _ dice: inout Dice
    ) -> [ObjectIdentifier: Int] {
        let ids = Set(folders.flatMap { $0.pending.map(\.id) }).sorted()
        let count = dice.pick([0, ids.count, dice.number(0...ids.count)])
        let last = count == 0 ? Int.min : ids[count - 1]
        var kept: [ObjectIdentifier: Int] = [:]
        for folder in folders {
            kept[ObjectIdentifier(folder)] = folder.pending.prefix { $0.id <= last }.count
        }
        return kept
    }

    private func keptByFolder(
        _ folders: [SimulatedNode], _ dice: inout Dice
    ) -> [ObjectIdentifier: Int] {
        var kept: [ObjectIdentifier: Int] = [:]
        for folder in folders {
            let all = folder.pending.count
            kept[ObjectIdentifier(folder)] = dice.pick([0, all, dice.number(0...all)])
        }
        cutToConsistent(folders, &kept)
        return kept
    }

    /// Renames between folders survive in both or in neither, and only into what survives.
    private func cutToConsistent(
        _ folders: [SimulatedNode], _ kept: inout [ObjectIdentifier: Int]
    ) {
        let renaming = folders.filter { $0.pending.contains { $0.partner != nil } }
        if renaming.isEmpty { return }
        var isChanged = true
        while isChanged {
            isChanged = false
            let reached = reached(kept)
            for folder in renaming {
                let count = kept[ObjectIdentifier(folder)] ?? 0
                for (index, operation) in folder.pending.prefix(count).enumerated() {
                    guard let partner = operation.partner else { continue }
                    let other = partner.pending.firstIndex { $0.id == operation.id }
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
        func visit(_ folder: SimulatedNode) {
            guard reached.insert(ObjectIdentifier(folder)).inserted else { return }
            var changed: [Path: SimulatedNode?] = [:]
            for operation in folder.pending.prefix(kept[ObjectIdentifier(folder)] ?? 0) {
                for (name, node) in operation.names { changed[name] = .some(node) }
            }
            for (name, child) in folder.durableNames
            where child.kind == .folder && changed[name] == nil { visit(child) }
            for case let child?? in changed.values where child.kind == .folder { visit(child) }
        }
        visit(root)
        return reached
    }

    // MARK: Bytes

    private func losePart(of file: SimulatedNode, _ dice: inout Dice) {
        defer {
            file.dirtyPages = []
            file.isSizeDirty = false
        }
        switch dice.number(0...3) {
        case 0: return
        case 1: return file.syncBytes()
        default: break
        }
        let page = SimulatedNode.pageBytes
        let pages = file.dirtyPages.sorted()
        let before = file.durable.count
        if file.isSizeDirty {
            var size = dice.pick([before, file.bytes.count])
            if habit == .ordered, size > before {
                // Written back in part: whole pages, none before its bytes.
                let grown = pages.filter { ($0 + 1) * page > before }
                let written = dice.number(0...grown.count)
                size = written == 0 ? before : min(size, (grown[written - 1] + 1) * page)
                file.resizeDurable(to: size)
                for number in grown.prefix(written) { file.writePage(number, bytes: page) }
            } else {
                file.resizeDurable(to: size)
            }
        }
        for number in pages where habit == .loose || (number + 1) * page <= before {
            let sectors = dice.pick([0, 8, dice.number(0...8)])
            file.writePage(number, bytes: sectors * SimulatedNode.sectorBytes)
        }
    }
}
