internal import Archive
internal import Registry
internal import System

/// A bag's folder on any disk: reading alone, links not followed.
struct BagFolder {
    /// The folder.
    let path: Path

    /// Whether a folder is a bag, or was one: a lost `bagit.txt` does not make it a folder of papers.
    static func isBag(_ folder: Path) throws -> Bool {
        for name in [BagText.declaration, BagText.tagManifest, BagText.manifest] {
            if try WorkspaceFolder.exists(folder.appending(Path(name))) { return true }
        }
        return false
    }

    /// The bags in a folder and below it, in the order of names. What lies in a bag is its own.
    static func bags(below folder: Path) throws -> [Path] {
        if try isBag(folder) { return [folder] }
        var bags: [Path] = []
        for name in try Files.names(in: folder).sorted() {
            let path = folder.appending(name)
            if try Files.status(of: path).kind == .folder { bags += try self.bags(below: path) }
        }
        return bags
    }

    /// Everything that lies in it, each file digested.
    func found() throws -> [BagFound] {
        var found: [BagFound] = []
        try collect(path, "", into: &found)
        return found
    }

    /// The bytes of the files at the top of the folder; what cannot be read is left out, and named by
    /// `found`.
    func tags() throws -> [String: [UInt8]] {
        var tags: [String: [UInt8]] = [:]
        for name in [
            BagText.declaration, BagText.information, BagText.manifest, BagText.tagManifest,
        ] {
            let file = path.appending(Path(name))
            guard try WorkspaceFolder.exists(file), try Files.status(of: file).kind == .file,
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
