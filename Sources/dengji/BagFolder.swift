internal import Archive
internal import Digests
internal import Packages
internal import Registry
internal import System

/// A bag on any disk, a folder or one ZIP: reading alone, links not followed.
struct BagFolder {
    /// The folder or ZIP.
    let path: Path

    /// What lies in a bag, and what is wrong with its ZIP.
    struct Contents {
        var found: [BagFound] = []
        var faults: [StoredZIPFault] = []
    }

    /// Whether a folder is a bag, or was one: a lost `bagit.txt` does not make it a folder of papers.
    static func isBag(_ folder: Path) throws -> Bool {
        for name in [BagText.declaration, BagText.tagManifest, BagText.manifest] {
            if try WorkspaceFolder.exists(folder.appending(Path(name))) { return true }
        }
        return false
    }

    /// The bags in a folder and below it, folders and ZIPs, in the order of names. What lies in a bag
    /// is its own.
    static func bags(below folder: Path) throws -> [Path] {
        if try isBag(folder) { return [folder] }
        var bags: [Path] = []
        for name in try Files.names(in: folder).sorted() {
            let path = folder.appending(name)
            switch try Files.status(of: path).kind {
            case .folder: bags += try self.bags(below: path)
            case .file where try ZIPBag.isBag(path): bags.append(path)
            default: continue
            }
        }
        return bags
    }

    /// The path below which its files are found: of a ZIP one through it.
    func root() throws -> Path {
        guard try isZIP() else { return path }
        return path.appending(try ZIPBag(path).top ?? "")
    }

    /// Whether it is one ZIP.
    func isZIP() throws -> Bool {
        try Files.status(of: path, followingLink: true).kind == .file
    }

    /// Everything that lies in it, each file digested.
    func contents() throws -> Contents {
        var contents = Contents()
        if try isZIP() {
            try collectZIP(into: &contents)
        } else {
            try collect(path, "", into: &contents.found)
        }
        return contents
    }

    /// What the bag says of itself against what lies there.
    func judgement(of contents: Contents) throws -> BagJudgement {
        if let fault = contents.faults.first, contents.found.isEmpty {
            return BagJudgement(unreadableZIP: fault.english)
        }
        var judged = BagJudgement(contents.found, tags: try tags())
        let changed = Set(judged.faults.map(\.path))
        for fault in contents.faults {
            // A changed content has another sum: it was named already.
            if case .sum(let name) = fault, changed.contains(name) { continue }
            judged.add(zipFault: fault.english)
        }
        return judged
    }

    /// The bytes of the files at the top of the folder; what cannot be read is left out, and named by
    /// `contents`.
    private func tags() throws -> [String: [UInt8]] {
        let root = try root()
        let isZIP = try isZIP()
        var tags: [String: [UInt8]] = [:]
        for name in [
            BagText.declaration, BagText.information, BagText.manifest, BagText.tagManifest,
        ] {
            let file = root.appending(Path(name))
            guard try WorkspaceFolder.exists(file),
                try isZIP || Files.status(of: file).kind == .file,
                case .file = BagFolder.content(of: file).0
            else { continue }
            tags[name] = try WorkspaceFolder.bytes(of: file)
        }
        return tags
    }

    private func collect(_ folder: Path, _ prefix: String, into found: inout [BagFound]) throws {
        for name in try Files.names(in: folder).sorted() {
            let place = folder.appending(name)
            let text = prefix + (name.text ?? name.description)
            switch try Files.status(of: place).kind {
            case .folder: try collect(place, text + "/", into: &found)
            case .file:
                let (content, size) = BagFolder.content(of: place)
                found.append(BagFound(path: text, sizeBytes: size, content: content))
            default: found.append(BagFound(path: text, sizeBytes: 0, content: .notFile))
            }
        }
    }

    /// The files of a ZIP, with both sums of each in one pass.
    private func collectZIP(into contents: inout Contents) throws {
        let bag: ZIPBag
        do {
            bag = try ZIPBag(path)
        } catch let fault as StoredZIPFault {
            contents.faults.append(fault)
            return
        }
        if let fault = try bag.fault() { contents.faults.append(fault) }
        let prefix = bag.top.map { $0.bytes + [0x2F] } ?? []
        for member in bag.zip.members {
            let text = String(decoding: member.name.dropFirst(prefix.count), as: UTF8.self)
            let part = bag.part(member)
            let stream = DigestStream(.sha256)
            var sum = CRC32()
            var offset = 0
            while offset < part.sizeBytes {
                let block = try part.read(1 << 20, at: offset)
                guard !block.isEmpty else { break }
                stream.update(block)
                sum.add(block.span)
                offset += block.count
            }
            let digest = ContentDigest(sha256: stream.finish().hex)
            contents.found.append(
                BagFound(path: text, sizeBytes: member.sizeBytes, content: .file(digest)))
            if sum.value != member.crc { contents.faults.append(.sum(name: text)) }
        }
    }

    /// A file's digest and size; why it cannot be read where that fails, so that one bad block does not
    /// hide what is wrong with the rest.
    private static func content(of path: Path) -> (BagFound.Content, Int) {
        do {
            let file = try OpenedFile(path)
            return (.file(try file.digest()), file.sizeBytes)
        } catch {
            return (.unreadable("\(error)"), 0)
        }
    }
}
