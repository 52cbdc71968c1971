internal import Archive
internal import Registry
internal import System

/// A copy of a bag: proved at its source, written file by file, synced, and proved where it lies then.
struct BagCopy {
    /// The bag's folder or ZIP.
    let source: Path
    /// Where the copy is to lie; there must be nothing.
    let target: Path

    /// Makes the copy; throws when the bag is not whole, before anything is written, and when the copy
    /// is not. Only what the bag's manifests name is copied: there is nothing else in a whole bag.
    func make() throws -> BagJudgement {
        let bag = BagFolder(path: source)
        let contents = try bag.contents()
        try BagCopy.needWhole(try bag.judgement(of: contents), source)
        try Files.makeFolder(target, permissions: 0o777)
        var made: Set<Path> = [target]
        for file in contents.found {
            let place = target.appending(Path(file.path))
            try makeFolders(place.folder, &made)
            try copy(try bag.root().appending(Path(file.path)), to: place)
        }
        for folder in made { try Files.openFolder(folder).sync() }
        let copied = BagFolder(path: target)
        let judged = try copied.judgement(of: try copied.contents())
        try BagCopy.needWhole(judged, target)
        return judged
    }

    private func makeFolders(_ folder: Path, _ made: inout Set<Path>) throws {
        guard !made.contains(folder) else { return }
        try makeFolders(folder.folder, &made)
        try Files.makeFolder(folder, permissions: 0o777)
        made.insert(folder)
    }

    private func copy(_ from: Path, to place: Path) throws {
        let read = try OpenedFile(from)
        let written = try Files.create(place, permissions: 0o444)
        var offset = 0
        while true {
            let block = try read.read(1 << 20, at: offset)
            if block.isEmpty { break }
            try written.write(block)
            offset += block.count
        }
        try written.sync()
        try written.close()
    }

    private static func needWhole(_ judged: BagJudgement, _ path: Path) throws {
        guard let faults = judged.faults.told else { return }
        throw CommandError.environment(
            Message(
                zh: "归档包 \(path) 不完好：\(faults.zh)",
                en: "the bag \(path) is not whole: \(faults.en)"),
            advice: Message(
                zh: "运行 dengji verify \(path)，按所列逐项处理后再做。",
                en: "Run dengji verify \(path), mend what it names, and try again."))
    }
}
