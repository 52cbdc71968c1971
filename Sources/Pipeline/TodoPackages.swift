internal import Examination
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// What only the packages of a case have, laid into its todo folder: documents and attachments of the
/// application, of its supplements and of standing objections.
struct TodoPackages {
    let record: CaseRecord
    let standing: CaseStanding
    let writer: TodoWriter

    /// Repeated values of the application.
    func tables() throws -> [FactTable] {
        guard let paper = papers("application").first else { return [] }
        return try facts(of: paper, fileName: record.opening.fileName)?.tables ?? []
    }

    /// The application itself, as `application.xml`.
    func application(into folder: Path) throws -> String? {
        guard let paper = papers("application").first else { return nil }
        return try document(of: paper, as: "application.xml", into: folder)
    }

    /// The supplements themselves.
    func supplements(into folder: Path) throws -> [String] {
        try papers("supplement").enumerated().compactMap { index, paper in
            try document(
                of: paper, named: "supplement.xml", as: "supplement-\(index + 1).xml", into: folder)
        }
    }

    /// The attachments that count: of each the file with the digest that the case has, in whichever
    /// package came last with it.
    func attachments(into folder: Path) throws -> [TodoRequest.Unpacked] {
        let packages = papers("application") + papers("supplement")
        return try record.attachments.enumerated().compactMap { index, attachment in
            let name = SafeName.attachment(attachment, at: index)
            return try packages.reversed().contains {
                try lay(attachment, of: $0, as: name, into: folder)
            } ? TodoRequest.Unpacked(attachment: attachment, name: name) : nil
        }
    }

    /// Standing objections with their evidence.
    func objections(into folder: Path) throws -> [TodoRequest.StandingObjection] {
        try record.objections.filter { $0.standing == .standing }.map { objection in
            var shown = TodoRequest.StandingObjection(objection: objection)
            let found = papers("objection").first { $0.digest == objection.input.digest }
            guard let paper = found else { return shown }
            let facts = try facts(of: paper, fileName: objection.input.fileName)
            shown.facts = facts?.facts ?? []
            shown.document = try document(
                of: paper, named: "objection.xml", as: "objection-\(objection.number).xml",
                into: folder)
            shown.unpacked = try (facts?.attachments ?? []).enumerated().compactMap {
                index, attachment in
                let name = SafeName.attachment(
                    attachment, at: index, ofObjection: objection.number)
                return try lay(attachment, of: paper, as: name, into: folder)
                    ? TodoRequest.Unpacked(attachment: attachment, name: name) : nil
            }
            return shown
        }
    }

    private func papers(_ kind: String) -> [DocketPaper] {
        record.papers.filter { $0.kind == kind }
    }

    private func path(of paper: DocketPaper) -> Path {
        writer.workspace.root.appending(writer.reader.path(of: paper.file, in: standing))
    }

    private func facts(of paper: DocketPaper, fileName: String) throws -> PackageFacts? {
        let package = try Files.open(path(of: paper))
        let request = ExaminationRequest.examine(
            claim: record.number.text, fileName: fileName, profile: record.profile)
        guard
            case .examination(let examination) = try writer.ask(
                request, [package.number], sizeBytes: package.status().sizeBytes)
        else { return nil }
        return examination.facts
    }

    /// The document of a package: the package when that is one XML document, else a file of it.
    private func document(
        of paper: DocketPaper, named: String = "application.xml", as name: String,
        into folder: Path
    ) throws -> String? {
        let package = try Files.open(path(of: paper))
        let bytes =
            paper.file.hasSuffix(".zip")
            ? try contents(named, of: package)?.bytes
            : try package.read(try package.status().sizeBytes, at: 0)
        guard let bytes else { return nil }
        try writer.files.write(bytes, to: folder.appending(Path(name)))
        return name
    }

    private func lay(
        _ attachment: DeclaredAttachment, of paper: DocketPaper, as name: String, into folder: Path
    ) throws -> Bool {
        guard paper.file.hasSuffix(".zip") else { return false }
        let package = try Files.open(path(of: paper))
        guard let found = try contents(attachment.path, of: package),
            found.digest == attachment.digest
        else { return false }
        try writer.files.write(found.bytes, to: folder.appending(Path(name)))
        return true
    }

    /// One file of a package, by way of a memory file that the examiner fills.
    private func contents(_ path: String, of package: borrowing FileDescriptor) throws
        -> (bytes: [UInt8], digest: ContentDigest)?
    {
        let target = try Files.memoryFile("attachment")
        guard
            case .unpacked(let file?) = try writer.ask(
                .unpack(claim: standing.number.text, path: path), [package.number, target.number],
                sizeBytes: package.status().sizeBytes)
        else { return nil }
        return (try target.read(file.sizeBytes, at: 0), file.digest)
    }
}
