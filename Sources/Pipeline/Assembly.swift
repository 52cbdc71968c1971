internal import Archive
internal import Definitions
internal import Papers
internal import Registry
internal import Storage
internal import WorkingDays

/// Turns what the docket decided into one journal line with all its files: renders and signs the
/// papers, numbers them, writes `case.xml` and the register entry.
struct Assembly {
    /// Where an entry stands for the journal, once the digest of its file is known.
    typealias StandingOfEntry = (RegisterFolio, ContentDigest) throws -> EntryStanding

    /// What makes a bag of a case that closed.
    struct Bagging {
        /// The form of the bag.
        let form: ArchiveForm
        /// The text of its tag files.
        let tagFiles: (CaseRecord, PreparedFile, inout Numbering) throws -> [BagTagFile]
    }

    private let desk: PaperDesk
    private let now: Instant
    private var files: [JournalFile] = []
    private var contents: [[UInt8]?] = []
    private var outbox: [(file: JournalFile, bytes: [UInt8])] = []
    private var entries: [EntryStanding] = []
    private var disposed: [DisposedCase] = []
    /// Digests of the certificates that the line issues, by entry.
    private var certificates: [String: ContentDigest] = [:]

    init(desk: PaperDesk, now: Instant) {
        self.desk = desk
        self.now = now
    }

    /// A line about a case. Returns the record as it was written and its digest.
    static func caseLine(
        _ act: DocketAct, input: JournalInput, incoming: IncomingFile?, desk: PaperDesk,
        now: Instant, numbering: Numbering, standing: StandingOfEntry, bagging: Bagging,
        adopting rules: RuleFiles? = nil
    ) throws -> (input: CommitInput, record: CaseRecord) {
        var assembly = Assembly(desk: desk, now: now)
        var numbering = numbering
        var record = act.record
        if let incoming {
            let name = Assembly.docketName(record, incoming.kind, incoming.suffix)
            record.papers.append(
                DocketPaper(
                    file: name, kind: incoming.kind, documentNumber: nil, digest: incoming.digest,
                    at: Instant(milliseconds: input.receivedAt), sizeBytes: incoming.sizeBytes))
            assembly.addClaimed(incoming, place: .caseFolder, path: name)
            assembly.addControls(of: incoming, to: &record, at: input.receivedAt)
        }
        for order in act.orders {
            try assembly.addCasePaper(order, to: &record, &numbering)
        }
        for folio in act.folios { try assembly.add(folio, standing) }
        assembly.disposed = act.disposes
        for party in act.parties {
            assembly.add(
                PreparedFile(PartyFile.write(party)), .registry, "parties/\(party.id.code).xml",
                .replace, kind: "party")
        }
        for file in rules.map(Adoption.files) ?? [] {
            assembly.add(
                PreparedFile(file.bytes), file.place, file.path, .replace, kind: file.kind)
        }
        if let catalogue = act.catalogue {
            assembly.add(
                PreparedFile(CatalogueFile.write(catalogue)), .registry,
                CatalogueFile.path(of: catalogue.provider), .replace, kind: CatalogueFile.kind)
        }
        let caseFile = PreparedFile(CaseFile.write(record))
        assembly.add(caseFile, .caseFolder, "case.xml", .replace, kind: "case")
        if record.stage == nil {
            let tags = try bagging.tagFiles(record, caseFile, &numbering)
            assembly.add(tags, toBagOf: record, bagging.form)
        }
        let position = CaseStanding(
            number: record.number, folder: Assembly.folder(of: record, bagging.form),
            digest: caseFile.digest, tick: act.tick, rules: record.rules,
            subject: record.stage == nil ? nil : record.subject?.number,
            waitsForEntry: act.waitsForEntry)
        return (assembly.line(input, act.events, position, numbering), record)
    }

    /// A line about entries on which the clock acted: its papers are kept beside the first one.
    /// Returns the entries as they were written.
    static func folioLine(
        _ action: FolioAction, input: JournalInput, desk: PaperDesk, now: Instant,
        numbering: Numbering, standing: StandingOfEntry
    ) throws -> (input: CommitInput, folios: [RegisterFolio]) {
        var assembly = Assembly(desk: desk, now: now)
        var numbering = numbering
        var folios = action.folios
        for order in action.orders {
            let paper = try desk.prepared(order, record: nil, at: now)
            let number = (folios[0].papers.count + 1).padded(to: 4)
            let name = "\(number)-\(order.kind.rawValue).xml"
            assembly.add(
                paper, .registry, RegisterPlace.folder(of: folios[0].number) + "/" + name,
                .create, kind: order.kind.rawValue)
            folios[0].papers.append(
                DocketPaper(
                    file: name, kind: order.kind.rawValue, documentNumber: order.documentNumber,
                    digest: paper.digest, at: now, sizeBytes: paper.sizeBytes))
            try assembly.addCopies(of: order, paper, &numbering)
        }
        for folio in folios { try assembly.add(folio, standing) }
        return (assembly.line(input, action.events, nil, numbering), folios)
    }

    /// A line about a package that opened no case: it is kept below `folder`, `returned` or
    /// `quarantine`, with the papers that answer it.
    static func looseLine(
        orders: [PaperOrder], events: [String], input: JournalInput, incoming: IncomingFile,
        folder: String, desk: PaperDesk, now: Instant, numbering: Numbering
    ) throws -> CommitInput {
        var assembly = Assembly(desk: desk, now: now)
        var numbering = numbering
        let (year, month, _) = now.day.civil
        let place = "\(folder)/\(year)/\(month.padded(to: 2))/\(incoming.digest.hex)"
        assembly.addClaimed(
            incoming, place: .registry, path: "\(place)/package.\(incoming.suffix)")
        for (index, bytes) in incoming.controls.enumerated() {
            let path = "\(place)/\(incoming.claim)-control-\(index + 1).txt"
            assembly.add(PreparedFile(bytes), .registry, path, .create, kind: "control")
        }
        for order in orders {
            let paper = try desk.prepared(order, record: nil, at: now)
            let path = "\(place)/\(incoming.claim)-\(order.kind.rawValue).xml"
            assembly.add(paper, .registry, path, .create, kind: order.kind.rawValue)
            try assembly.addCopies(of: order, paper, &numbering)
        }
        return assembly.line(input, events, nil, numbering)
    }

    /// A line about a file that was not taken: its notice is kept below `notices/`.
    static func noticeLine(
        _ answer: InputAnswer, input: JournalInput, desk: PaperDesk, now: Instant,
        numbering: Numbering
    ) throws -> CommitInput {
        var assembly = Assembly(desk: desk, now: now)
        var numbering = numbering
        let (year, month, _) = now.day.civil
        for order in answer.orders {
            let paper = try desk.prepared(order, record: nil, at: now)
            let name = "\(Reference.text(for: order))-\(order.kind.rawValue).xml"
            assembly.add(
                paper, .registry, "notices/\(year)/\(month.padded(to: 2))/\(name)", .create,
                kind: order.kind.rawValue)
            try assembly.addCopies(of: order, paper, &numbering)
        }
        return assembly.line(input, answer.events, nil, numbering)
    }

    /// A line that sends earlier answers anew, byte for byte: the same package came again.
    static func repeatLine(
        answers: [(file: JournalFile, bytes: [UInt8])], input: JournalInput, desk: PaperDesk,
        now: Instant, numbering: Numbering
    ) throws -> CommitInput {
        var assembly = Assembly(desk: desk, now: now)
        var numbering = numbering
        for (file, bytes) in answers {
            guard let path = OutboxPlace.renewed(file.path, year: now.day.year, &numbering) else {
                continue
            }
            assembly.addOutbox(PreparedFile(bytes), path: path, kind: file.kind)
            if let signature = try desk.detached(again: bytes) {
                assembly.addOutbox(
                    PreparedFile(signature), path: path + detachedSuffix, kind: detachedKind)
            }
        }
        return assembly.line(input, [JournalEvent.repeated], nil, numbering)
    }

    // MARK: Parts

    /// What the name of a detached signature has behind that of its paper.
    private static let detachedSuffix = ".sig"
    /// The kind under which the journal names it.
    private static let detachedKind = "signature"

    private mutating func addCasePaper(
        _ order: PaperOrder, to record: inout CaseRecord, _ numbering: inout Numbering
    ) throws {
        let paper = try desk.prepared(order, record: record, at: now)
        let name = Assembly.docketName(record, order.kind.rawValue, "xml")
        add(paper, .caseFolder, name, .create, kind: order.kind.rawValue)
        record.papers.append(
            DocketPaper(
                file: name, kind: order.kind.rawValue, documentNumber: order.documentNumber,
                digest: paper.digest, at: now, sizeBytes: paper.sizeBytes))
        if order.kind == .certificate, case .certificate(let entry) = order.body {
            certificates[entry.number] = paper.digest
        }
        try addCopies(of: order, paper, &numbering)
    }

    /// What the sender's control files said, as papers of the docket of their own.
    private mutating func addControls(
        of incoming: IncomingFile, to record: inout CaseRecord, at receivedAt: Int64
    ) {
        for bytes in incoming.controls {
            let file = PreparedFile(bytes)
            let name = Assembly.docketName(record, "control", "txt")
            add(file, .caseFolder, name, .create, kind: "control")
            record.papers.append(
                DocketPaper(
                    file: name, kind: "control", documentNumber: nil, digest: file.digest,
                    at: Instant(milliseconds: receivedAt), sizeBytes: bytes.count))
        }
    }

    private mutating func addCopies(
        of order: PaperOrder, _ paper: PreparedFile, _ numbering: inout Numbering
    ) throws {
        let signature = try desk.detached(paper.bytes, issuer: order.issuer)
            .map { PreparedFile($0) }
        for addressee in order.addressees {
            let place = OutboxPlace(
                addressee, order: order, parties: desk.parties, keeper: desk.keeper)
            let path = place.path(
                of: order, year: now.day.year, reference: Reference.text(for: order),
                numbering: &numbering)
            addOutbox(paper, path: path, kind: order.kind.rawValue)
            if let signature {
                addOutbox(
                    signature, path: path + Assembly.detachedSuffix, kind: Assembly.detachedKind)
            }
        }
    }

    private mutating func addOutbox(_ paper: PreparedFile, path: String, kind: String) {
        outbox.append((paper.entry(.outbox, path, .create, kind: kind), paper.bytes))
    }

    private mutating func add(
        _ file: PreparedFile, _ place: JournalFile.Place, _ path: String,
        _ manner: JournalFile.Manner, kind: String
    ) {
        files.append(file.entry(place, path, manner, kind: kind))
        contents.append(file.bytes)
    }

    private mutating func add(
        _ tags: [BagTagFile], toBagOf record: CaseRecord, _ form: ArchiveForm
    ) {
        let folder = ArchivePlace.bag(of: record.number, closedOn: record.since.day, form)
        for tag in tags {
            add(
                PreparedFile(tag.bytes), .registry, "\(folder)/\(tag.name)", .create, kind: "bag")
        }
    }

    private mutating func add(_ folio: RegisterFolio, _ standing: StandingOfEntry) throws {
        let file = PreparedFile(EntryFile.write(folio))
        add(file, .registry, RegisterPlace.file(of: folio.number), .replace, kind: "entry")
        var position = try standing(folio, file.digest)
        if let certificate = certificates[folio.number] { position.certificate = certificate }
        entries.append(position)
    }

    private mutating func addClaimed(
        _ incoming: IncomingFile, place: JournalFile.Place, path: String
    ) {
        files.append(
            JournalFile(
                place: place, path: path, digest: incoming.digest, sizeBytes: incoming.sizeBytes,
                source: .claim, manner: .create, kind: incoming.kind))
        contents.append(nil)
    }

    private func line(
        _ input: JournalInput, _ events: [String], _ standing: CaseStanding?, _ numbering: Numbering
    ) -> CommitInput {
        CommitInput(
            entry: JournalEntry(
                at: now.milliseconds, input: input, events: events, standing: standing,
                files: files + outbox.map(\.file), counters: numbering.moved,
                entries: entries.isEmpty ? nil : entries,
                disposed: disposed.isEmpty ? nil : disposed),
            contents: contents + outbox.map(\.bytes))
    }

    private static func docketName(_ record: CaseRecord, _ kind: String, _ suffix: String)
        -> String
    {
        "\((record.papers.count + 1).padded(to: 4))-\(kind).\(suffix)"
    }

    /// The folder in which the case's folder lies, relative to the registry.
    private static func folder(of record: CaseRecord, _ form: ArchiveForm) -> String {
        switch record.standing {
        case .open(let stage): "stages/\(record.procedure)/\(stage)"
        case .closed: ArchivePlace.standing(closedOn: record.since.day, form)
        }
    }
}
