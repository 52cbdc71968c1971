internal import Examination
internal import Packages
internal import Registry
internal import Seals
internal import System
internal import Tables
internal import XML

/// Writes packages of rows into a folder, and leaves those that are there already.
struct RowPacker {
    /// What came of packing.
    enum Outcome {
        /// The file to be examined.
        case file(Path)
        /// Names or sizes that intake would refuse; nothing was written.
        case refused([Finding])
    }

    /// A package of an earlier run.
    struct Earlier {
        /// Its document without signature.
        let document: [UInt8]
        /// When that was made.
        let created: String?
    }

    /// Where packages are put.
    let folder: Path
    /// What rows refer to.
    let files: TableFiles
    /// What signs.
    let seal: Seal?

    /// What is at a path that a row names.
    func look(_ path: String, _ place: RowFile.Place) throws -> RowFile.Outcome {
        try files.look(path, place)
    }

    /// The package of an earlier run under a name; `nil` when there is none like what is made now.
    func earlier(_ name: String, _ form: FormOutline) throws -> Earlier? {
        let path = folder.appending(Path(name))
        guard try WorkspaceFolder.exists(path) else { return nil }
        let source = try OpenedFile(path).source
        guard case .structure(let structure) = try ZIPStructure.read(source),
            let entry = structure.files.first(where: { $0.name == form.root + ".xml" }),
            case .value(let bytes) = try PackageReader(source).bytes(
                of: entry, maxBytes: XMLLimits.standard.maxBytes),
            case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
        else { return nil }
        let created = document.root.attribute("created")
        switch try EnvelopedSignature.extract(from: document) {
        case .absent:
            return Earlier(document: seal == nil ? bytes : [], created: created)
        case .parts(let parts):
            return Earlier(
                document: seal == nil ? [] : parts.canonicalDocument + [0x0A], created: created)
        case .problem: return nil
        }
    }

    /// Packs a row under a temporary name; one that is there already is not packed again.
    func write(
        _ row: ComposedRow, of form: FormOutline, as name: String, isThere: Bool
    ) throws -> Outcome {
        let target = folder.appending(Path(name))
        if isThere { return .file(target) }
        let document = try seal.map { try SigningKey.sign(row.document, with: $0) } ?? row.document
        var parts = [PackagePart(name: form.root + ".xml", bytes: document)]
        for file in row.files {
            guard let opened = try files.file(file) else { continue }
            parts.append(PackagePart(name: file.name, content: opened.source))
        }
        let temporary = FileWriting.temporary(for: target)
        let outcome: WriteOutcome<Int>
        do {
            let file = try Files.create(temporary, permissions: 0o666)
            outcome = try PackageWriter.write(parts) { block in try file.write(block) }
            try file.close()
        } catch {
            try FileWriting.remove(temporary)
            throw error
        }
        guard case .refused(let problems) = outcome else { return .file(temporary) }
        try FileWriting.remove(temporary)
        return .refused(
            problems.map { Finding($0) })
    }

    /// Gives a package its name, or takes it away.
    func settle(_ temporary: Path, as name: String, isWanted: Bool) throws {
        guard isWanted else { return try FileWriting.remove(temporary) }
        try Files.rename(temporary, to: folder.appending(Path(name)), replacing: true)
    }
}
