internal import Packages
internal import Storage
internal import System
internal import Verification

/// The papers below a folder, while a watcher may be adding some.
enum PaperFiles {
    /// Calls `body` with every file `.xml` that begins as our papers do, in the order of names, also of
    /// those in ZIPs of bags. Links are not followed; what vanishes meanwhile was taken by its
    /// recipient. Bags that came from elsewhere are left out: their signers are not known here. What the
    /// disk does not give is an error, unless `isNamedElsewhere`: a check of digests names it.
    static func each(
        below folder: Path, isNamedElsewhere: Bool = false,
        _ body: (Path, [UInt8]) throws -> Void
    ) throws {
        if ZIPBag.isArchived(folder.lastName), try kind(of: folder) == .file {
            return try each(inZIP: folder, body)
        }
        let names: [Path]
        do {
            names = try Files.names(in: folder).sorted()
        } catch {
            guard error.isMissing || isNamedElsewhere && !error.isOutOfResources else {
                throw error
            }
            return
        }
        for name in names {
            let path = folder.appending(name)
            switch try kind(of: path) {
            case .folder where isImports(path): continue
            case .folder: try each(below: path, isNamedElsewhere: isNamedElsewhere, body)
            case .file where ZIPBag.isArchived(name): try each(inZIP: path, body)
            case .file where isXML(name):
                guard let bytes = try bytes(of: path, isNamedElsewhere),
                    PaperCheck.looksLikePaper(bytes)
                else { continue }
                try body(path, bytes)
            default: continue
            }
        }
    }

    /// The papers in a bag's ZIP. What cannot be read as one is named by who checks the ZIP.
    private static func each(inZIP path: Path, _ body: (Path, [UInt8]) throws -> Void) throws {
        let bag: ZIPBag
        do {
            bag = try ZIPBag(path)
        } catch is StoredZIPFault {
            return
        }
        for member in bag.zip.members where isXML(Path(bytes: member.name)) {
            let bytes = try bag.part(member).bytes(max: WorkspaceFolder.maxFileBytes)
            guard PaperCheck.looksLikePaper(bytes) else { continue }
            try body(path.appending(Path(bytes: member.name)), bytes)
        }
    }

    private static func isXML(_ name: Path) -> Bool {
        name.bytes.suffix(4).elementsEqual(".xml".utf8)
    }

    /// How many files `.xml` there are, for who wants to say how far it has come: papers, and a few
    /// others such as entries of the register.
    static func count(below folder: Path) throws -> Int {
        let names: [Path]
        do {
            names = try Files.names(in: folder)
        } catch {
            guard error.isMissing else { throw error }
            return 0
        }
        var count = 0
        for name in names {
            let path = folder.appending(name)
            if isXML(name) {
                count += name == "case.xml" ? 0 : 1
            } else if ZIPBag.isArchived(name) {
                try each(inZIP: path) { _, _ in count += 1 }
            } else if name != "rules", !isImports(path), try kind(of: path) == .folder {
                count += try self.count(below: path)
            }
        }
        return count
    }

    /// The detached signature beside a paper, `<name>.xml.sig`; `nil` when there is none.
    static func detached(beside paper: Path) throws -> [UInt8]? {
        let path = Path(bytes: paper.bytes + Array(".sig".utf8))
        guard try WorkspaceFolder.exists(path) else { return nil }
        return try WorkspaceFolder.bytes(of: path, max: DetachedSignature.maxBytes)
    }

    private static func isImports(_ folder: Path) -> Bool {
        folder.bytes.suffix(ArchivePlace.imports.utf8.count + 10)
            .elementsEqual(("/registry/" + ArchivePlace.imports).utf8)
    }

    private static func kind(of path: Path) throws(SystemError) -> FileStatus.Kind? {
        do {
            return try Files.status(of: path).kind
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    private static func bytes(
        of path: Path, _ isNamedElsewhere: Bool
    ) throws(SystemError) -> [UInt8]? {
        do {
            return try WorkspaceFolder.bytes(of: path)
        } catch {
            guard error.isMissing || isNamedElsewhere && !error.isOutOfResources else {
                throw error
            }
            return nil
        }
    }
}
