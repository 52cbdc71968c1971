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
        let wanted = record.attachments.enumerated().map { index, attachment in
            WantedFile(attachment, as: SafeName.attachment(attachment, at: index))
        }
        var laid: Set<String> = []
        for paper in (papers("application") + papers("supplement")).reversed() {
            laid.formUnion(
                try lay(wanted.filter { !laid.contains($0.name) }, of: paper, into: folder))
        }
        return TodoPackages.shown(record.attachments, wanted, laid)
    }

    /// Of the attachments, in their order, those whose files were laid.
    private static func shown(
        _ attachments: [DeclaredAttachment], _ wanted: [WantedFile], _ laid: Set<String>
    ) -> [TodoRequest.Unpacked] {
        zip(attachments, wanted).compactMap { attachment, file in
            laid.contains(file.name)
                ? TodoRequest.Unpacked(attachment: attachment, name: file.name) : nil
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
            let attachments = facts?.attachments ?? []
            let wanted = attachments.enumerated().map { index, attachment in
                WantedFile(
                    attachment,
                    as: SafeName.attachment(attachment, at: index, ofObjection: objection.number))
            }
            let laid = try lay(wanted, of: paper, into: folder)
            shown.unpacked = TodoPackages.shown(attachments, wanted, laid)
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
                request, of: standing.number, [package.number],
                sizeBytes: package.status().sizeBytes)
        else { return nil }
        return examination.facts
    }

    /// The document of a package: the package when that is one XML document, else a file of it.
    private func document(
        of paper: DocketPaper, named: String = "application.xml", as name: String,
        into folder: Path
    ) throws -> String? {
        if paper.file.hasSuffix(".zip") {
            return try lay([WantedFile(path: named, name: name)], of: paper, into: folder).first
        }
        let package = try Files.open(path(of: paper))
        try writer.files.write(
            try package.read(try package.status().sizeBytes, at: 0),
            to: folder.appending(Path(name)))
        return name
    }

    /// A file of a package and how it is called in the folder.
    private struct WantedFile {
        var path: String
        var name: String
        /// What it must be; `nil` for a document, which the examiner has judged.
        var content: (sizeBytes: Int, digest: ContentDigest)?

        init(path: String, name: String) {
            self.path = path
            self.name = name
        }

        init(_ attachment: DeclaredAttachment, as name: String) {
            self.init(path: attachment.path, name: name)
            content = (attachment.sizeBytes, attachment.digest)
        }
    }

    /// Lays files of a package into the folder, each written there by the examiner, and gives the
    /// names of those that are what they must be.
    private func lay(
        _ wanted: [WantedFile], of paper: DocketPaper, into folder: Path
    ) throws -> Set<String> {
        guard paper.file.hasSuffix(".zip"), !wanted.isEmpty else { return [] }
        let package = try Files.open(path(of: paper))
        let sizeBytes = try package.status().sizeBytes
        var laid: Set<String> = []
        for start in stride(from: 0, to: wanted.count, by: ExaminationRequest.mostUnpacked) {
            let some = wanted[start...].prefix(ExaminationRequest.mostUnpacked)
            var drafts: [ViewDraft] = []
            do {
                for file in some {
                    drafts.append(
                        try writer.files.draft(
                            of: folder.appending(Path(file.name)),
                            sizeBytes: file.content?.sizeBytes ?? 0))
                }
                let request = ExaminationRequest.unpack(
                    claim: standing.number.text, paths: some.map(\.path))
                let contents = some.reduce(0) { $0 + ($1.content?.sizeBytes ?? 0) }
                let reply = try writer.ask(
                    request, of: standing.number, [package.number] + drafts.map(\.descriptorNumber),
                    sizeBytes: sizeBytes + contents)
                laid.formUnion(try settle(reply, some, &drafts))
            } catch {
                for draft in drafts { try writer.files.drop(draft) }
                throw error
            }
        }
        return laid
    }

    /// Puts in their places what is what it must be, and throws the others away; what is done with is
    /// taken from `drafts`.
    private func settle(
        _ reply: ExaminationReply?, _ wanted: ArraySlice<WantedFile>, _ drafts: inout [ViewDraft]
    ) throws -> [String] {
        var files: [ObservedAttachment?] = []
        if case .unpacked(let answered) = reply, answered.count == wanted.count {
            files = answered
        }
        var laid: [String] = []
        for (index, file) in wanted.enumerated() {
            let found = files.isEmpty ? nil : files[index]
            if try isRight(found, file, drafts[0]) {
                try writer.files.put(drafts[0])
                laid.append(file.name)
            } else {
                try writer.files.drop(drafts[0])
            }
            drafts.removeFirst()
        }
        return laid
    }

    /// Whether an examiner found the file and wrote the whole of it.
    private func isRight(
        _ found: ObservedAttachment?, _ wanted: WantedFile, _ draft: ViewDraft
    ) throws -> Bool {
        guard let found, try draft.sizeBytes() == found.sizeBytes else { return false }
        return wanted.content.map { $0 == (found.sizeBytes, found.digest) } ?? true
    }
}
