/// Which packages are consumed, found by their sender's id and by their bytes. In memory are those of
/// lines that are not settled: 88 bytes a package, an id of more than 15 characters besides, and about
/// 20 to find it. The others are looked up in what is settled.
package struct ConsumedTable: Sendable {
    private struct Entry {
        var key: RegistryIndex.ConsumedKey
        var digest: ContentDigest
        var caseNumber: CaseNumber?
        var line: UInt32

        var consumed: RegistryIndex.Consumed {
            RegistryIndex.Consumed(digest: digest, line: Int(line), caseNumber: caseNumber)
        }
    }

    /// What `take` changed.
    struct Step: Sendable {
        /// The entry of the same key that the new one stands for.
        fileprivate var replaced: Int?
        /// Whether these bytes were consumed before.
        fileprivate var isDigestKnown: Bool
    }

    private var entries = Chunks<Entry>()
    private var byKey = SlotTable()
    private var byDigest = SlotTable()
    /// What is settled; `nil` where all is in memory.
    var settled: (any SettledIndex)?

    /// How the package of that sender with that id was consumed.
    package subscript(key: RegistryIndex.ConsumedKey) -> RegistryIndex.Consumed? {
        if let slot = slot(of: key) { return entries[slot].consumed }
        return settled?.consumed(key)
    }

    /// Which sender's id was the first that these bytes consumed.
    func key(consuming digest: ContentDigest) -> RegistryIndex.ConsumedKey? {
        if let slot = slot(of: digest) { return entries[slot].key }
        return settled?.key(consuming: digest)
    }

    private func slot(of key: RegistryIndex.ConsumedKey) -> Int? {
        byKey.slot(key.hashValue) { entries[$0].key == key }
    }

    private func slot(of digest: ContentDigest) -> Int? {
        byDigest.slot(digest.hashValue) { entries[$0].digest == digest }
    }

    mutating func take(
        _ key: RegistryIndex.ConsumedKey, _ consumed: RegistryIndex.Consumed
    ) -> Step {
        take(
            Entry(
                key: key, digest: consumed.digest, caseNumber: consumed.caseNumber,
                line: UInt32(consumed.line)))
    }

    private mutating func take(_ entry: Entry) -> Step {
        let step = Step(
            replaced: slot(of: entry.key), isDigestKnown: key(consuming: entry.digest) != nil)
        let slot = entries.count
        entries.append(entry)
        let entries = entries
        if let replaced = step.replaced {
            byKey.replace(replaced, by: slot, entry.key.hashValue)
        } else {
            byKey.add(slot, entry.key.hashValue) { entries[$0].key.hashValue }
        }
        if !step.isDigestKnown {
            byDigest.add(slot, entry.digest.hashValue) { entries[$0].digest.hashValue }
        }
        return step
    }

    /// Takes back the last `take`.
    mutating func takeBack(_ step: Step) {
        let entries = entries
        let slot = entries.count - 1
        let entry = entries[slot]
        if let replaced = step.replaced {
            byKey.replace(slot, by: replaced, entry.key.hashValue)
        } else {
            byKey.remove(slot, entry.key.hashValue) { entries[$0].key.hashValue }
        }
        if !step.isDigestKnown {
            byDigest.remove(slot, entry.digest.hashValue) { entries[$0].digest.hashValue }
        }
        self.entries.removeLast()
    }

    /// Packages that lines from that one on consumed, in the order of the lines.
    func taken(since line: Int) -> [SettledChanges.Consumption] {
        (0..<entries.count).filter { entries[$0].line >= line }
            .map {
                SettledChanges.Consumption(key: entries[$0].key, consumed: entries[$0].consumed)
            }
    }

    /// Forgets what lines before that one consumed, all of which is settled; later, where that would
    /// cost more than it frees.
    mutating func drop(before line: Int) {
        let kept = (0..<entries.count).filter { entries[$0].line >= line }
        guard kept.count <= entries.count / 2 else { return }
        let old = entries
        entries = Chunks()
        byKey = SlotTable()
        byDigest = SlotTable()
        for index in kept { _ = take(old[index]) }
    }
}
