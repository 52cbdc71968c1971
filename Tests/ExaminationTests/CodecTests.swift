import Registry
import Testing

@testable import Examination

@Suite struct `Messages` {
    static let digest = ContentDigest(sha256: String(repeating: "ab", count: 32))

    static func party() throws -> PartyID { try #require(PartyID("11370900MB2858121W")) }

    static func facts() throws -> PackageFacts {
        PackageFacts(
            id: try #require(PackageID("A-1")), kind: .decision,
            applicants: [
                Applicant(
                    name: "甲", id: try party(), kind: "provider", region: "370900",
                    representative: "乙", contact: "丙 1")
            ],
            facts: [
                Fact(name: "a.b", label: "标签", value: "值"), Fact(name: "", label: "", value: ""),
            ],
            tables: [
                FactTable(
                    name: "t", label: "表", columns: ["甲", "乙"], rows: [["1", "2"], ["", "4"]]),
                FactTable(name: "e", label: "空", columns: [], rows: []),
            ],
            attachments: [
                DeclaredAttachment(
                    id: "A1", role: "sample", path: "附件/a.txt", mediaType: "text/plain",
                    sizeBytes: .max, digest: digest)
            ],
            slip: DecisionSlip(
                caseNumber: try #require(CaseNumber("370900-2026-000123")), stage: "review",
                revision: 7, outcome: "reject", party: try party(), officer: "o", reason: "理由\n二",
                checklist: [ChecklistAnswer(item: "i", result: "conform", remark: "")],
                steps: [DecisionStep(role: "signer", name: "丁")]))
    }

    static func finding(_ severity: Finding.Severity) -> Finding {
        Finding(
            rule: "XSD-1", article: "9(1)", severity: severity, file: "f", line: 3, column: 4,
            xpath: "/a", object: "o", found: "x", expected: "y", chinese: "中", english: "e",
            advice: "a", adviceEnglish: "ae")
    }

    static func examinations() throws -> [Examination] {
        let observed = ObservedAttachment(path: "p", sizeBytes: 0, digest: digest)
        let bare = Finding(rule: "R", chinese: "", english: "", advice: "", adviceEnglish: "")
        return [
            Examination(
                verdict: .valid, findings: [finding(.remark)],
                identity: ClaimedIdentity(
                    packageID: PackageID("A-1"), kind: .decision, party: try party()),
                facts: try facts(), attachments: [observed],
                signature: SignatureParts(
                    canonicalDocument: [1, 2], canonicalSignedInfo: [], signatureValue: [0xFF])),
            Examination(verdict: .invalid, findings: [finding(.error), bare, finding(.remark)]),
            Examination(verdict: .engineFailure("why 为什么"), findings: []),
        ]
    }

    static func replies() throws -> [ExaminationReply] {
        [
            .ready(
                ExaminerVersions(engine: "1", libxml2: "2", libarchive: "3", rules: digest),
                gaps: []),
            .ready(
                ExaminerVersions(engine: "1", libxml2: "2", libarchive: "3", rules: digest),
                gaps: ["files: no"]),
            .unpacked([]), .unpacked([nil]),
            .unpacked([nil, ObservedAttachment(path: "p", sizeBytes: 9, digest: digest)]),
            .failed("no"), .reading(bytes: 0), .reading(bytes: 9_000_000_000),
        ] + (try examinations().map { .examination($0) })
    }

    static let requests: [ExaminationRequest] = [
        .examine(claim: "c", fileName: "申请.zip", profile: "taian-2025"),
        .examine(claim: "", fileName: "", profile: nil),
        .facts(
            document: [0, 1, 255], profile: nil,
            observed: [ObservedAttachment(path: "p", sizeBytes: 1, digest: digest)]),
        .unpack(claim: "c", paths: ["附件/a.txt", "b"]),
    ]

    private func same(_ one: Examination, _ other: Examination) -> Bool {
        one.verdict == other.verdict && one.findings == other.findings
            && one.identity == other.identity && one.facts == other.facts
            && one.attachments == other.attachments && one.source == other.source
            && one.signature == other.signature
    }

    @Test func `every value comes back as it was`() throws {
        for request in Self.requests {
            #expect(try ExaminationRequest(decoding: request.encoded()) == request)
        }
        for examination in try Self.examinations() {
            let message = ExaminationReply.examination(examination).encoded()
            guard case .examination(let again) = try ExaminationReply(decoding: message) else {
                Issue.record("another reply")
                return
            }
            #expect(same(again, examination))
        }
        for reply in try Self.replies() {
            let message = reply.encoded()
            #expect(try ExaminationReply(decoding: message).encoded() == message)
        }
    }

    private func raw(_ kind: UInt8, _ text: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.byte(ExaminationMessage.version)
        writer.byte(kind)
        // What follows the verdict of an examination is not reached.
        if kind == 2 { writer.byte(2) }
        writer.text(text)
        return writer.bytes
    }

    @Test(arguments: [
        "no\n2026-01-05T09:00:00 error dengji: forged", "\u{1B}[2J", "\0", "\u{202E}",
        String(repeating: "x", count: 401), String(repeating: "字", count: 1_000_000),
    ])
    func `a reason is one short line, or there is no answer`(_ reason: String) throws {
        for kind: UInt8 in [2, 4] {
            #expect(throws: ExaminationCodecError.malformed("a reason that is no short line")) {
                try ExaminationReply(decoding: raw(kind, reason))
            }
        }
        // An honest examiner's is made one.
        let honest = ExaminationReply.failed(reason).encoded()
        guard case .failed(let told) = try ExaminationReply(decoding: honest) else {
            Issue.record("another reply")
            return
        }
        #expect(OneLine.holds(told))
        let failure = Examination(verdict: .engineFailure(reason), findings: [])
        let again = try ExaminationReply(
            decoding: ExaminationReply.examination(failure).encoded())
        guard case .examination(let found) = again else { return }
        #expect(found.verdict == .engineFailure(told))
    }

    @Test func `findings beyond the workspace's limit are no answer`() throws {
        var limits = IntakeLimits()
        limits[.findings] = 3
        let bounds = ReplyBounds(limits)
        for count in 3...5 {
            let message = ExaminationReply.examination(
                Examination(
                    verdict: .invalid,
                    findings: Array(repeating: Self.finding(.error), count: count))
            ).encoded()
            if count <= 4 {
                _ = try ExaminationReply(decoding: message, within: bounds)
            } else {
                #expect(throws: ExaminationCodecError.malformed("a list of 5")) {
                    try ExaminationReply(decoding: message, within: bounds)
                }
            }
        }
    }

    @Test func `a letter under a million accents is cut before it is told`() throws {
        var finding = Self.finding(.error)
        finding.found = "e" + String(repeating: "\u{301}", count: 1_000_000)
        let message = ExaminationReply.examination(
            Examination(verdict: .invalid, findings: [finding])
        ).encoded()
        #expect(message.count < 10_000)
        _ = try ExaminationReply(decoding: message)
        // Somebody else's is not.
        var writer = ByteWriter()
        for byte in [ExaminationMessage.version, 2, 1] { writer.byte(byte) }
        writer.list([1]) { writer, _ in
            writer.text(String(repeating: "r", count: 9000))
        }
        #expect(throws: ExaminationCodecError.malformed("a finding's text of 9000 bytes")) {
            try ExaminationReply(decoding: writer.bytes)
        }
        var limits = IntakeLimits()
        limits[.xmlTextBytes] = 1024
        let long = raw(4, String(repeating: "x", count: 70_000))
        #expect(throws: ExaminationCodecError.malformed("a text of 70000 bytes")) {
            try ExaminationReply(decoding: long, within: ReplyBounds(limits))
        }
    }

    @Test func `cut anywhere, or with a byte more, a message is refused`() throws {
        for message in Self.requests.map({ $0.encoded() }) {
            for length in message.indices {
                #expect(throws: ExaminationCodecError.self) {
                    try ExaminationRequest(decoding: Array(message.prefix(length)))
                }
            }
            #expect(throws: ExaminationCodecError.self) {
                try ExaminationRequest(decoding: message + [0])
            }
        }
        for message in try Self.replies().map({ $0.encoded() }) {
            for length in message.indices {
                #expect(throws: ExaminationCodecError.self) {
                    try ExaminationReply(decoding: Array(message.prefix(length)))
                }
            }
            #expect(throws: ExaminationCodecError.self) {
                try ExaminationReply(decoding: message + [0])
            }
        }
    }

    @Test func `bytes changed at random are refused or read, and what is read is whole`() throws {
        var random = SeededBits(state: 42)
        let messages = try Self.replies().map { $0.encoded() } + Self.requests.map { $0.encoded() }
        var read = 0
        for _ in 0..<8_000 {
            var bytes = try #require(messages.randomElement(using: &random))
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                case 2: bytes[index] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
                default: bytes[index] = UInt8.random(in: 0...255, using: &random)
                }
                if bytes.isEmpty { bytes = [1] }
            }
            do {
                let reply = try ExaminationReply(decoding: bytes)
                #expect(reply.encoded() == bytes || isCut(reply))
                read += 1
            } catch {
                #expect(!error.description.isEmpty)
            }
            do {
                #expect(try ExaminationRequest(decoding: bytes).encoded() == bytes)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(read > 0 && read < 8_000)
    }

    /// A finding cuts what was found to 200 characters, so a longer text does not come back.
    private func isCut(_ reply: ExaminationReply) -> Bool {
        guard case .examination(let examination) = reply else { return false }
        return examination.findings.contains { ($0.found?.count ?? 0) > 200 }
    }

    @Test func `another version, and a verdict that its parts contradict, are refused`() throws {
        var message = ExaminationReply.failed("x").encoded()
        message[0] = 1
        #expect(throws: ExaminationCodecError.version(1)) {
            try ExaminationReply(decoding: message)
        }
        for contradiction in [
            Examination(verdict: .valid, findings: []),
            Examination(verdict: .valid, findings: [Self.finding(.error)], facts: try Self.facts()),
            Examination(verdict: .invalid, findings: [Self.finding(.remark)]),
            Examination(
                verdict: .invalid, findings: [Self.finding(.error)], facts: try Self.facts()),
            Examination(verdict: .engineFailure(""), findings: [], facts: try Self.facts()),
        ] {
            #expect(throws: ExaminationCodecError.self) {
                try ExaminationReply(
                    decoding: ExaminationReply.examination(contradiction).encoded())
            }
        }
    }

    @Test func `a slip about a document that has no digest is refused`() throws {
        var facts = try Self.facts()
        facts.slip?.document = Self.digest
        var message = ExaminationReply.examination(
            Examination(verdict: .valid, findings: [], facts: facts)
        ).encoded()
        let start = try #require(
            message.indices.last { message[$0...].starts(with: "sha256:".utf8) })
        message[start] = UInt8(ascii: "S")
        #expect(throws: ExaminationCodecError.self) { try ExaminationReply(decoding: message) }
    }

    @Test func `a row of another length than its columns is refused`() throws {
        var facts = try Self.facts()
        facts.tables = [FactTable(name: "t", label: "", columns: ["a"], rows: [["1", "2"]])]
        let message = ExaminationReply.examination(
            Examination(verdict: .valid, findings: [], facts: facts)
        ).encoded()
        #expect(throws: ExaminationCodecError.self) { try ExaminationReply(decoding: message) }
    }

    @Test(
        arguments: [
            ([0, 0, 0, 5], 5), ([0x08, 0, 0, 0], 128 << 20), ([0x08, 0, 0, 1], nil),
            ([0xFF, 0xFF, 0xFF, 0xFF], nil), ([0, 0, 0], nil), ([0, 0, 0, 0, 0], nil),
        ] as [([UInt8], Int?)])
    func `a prefix gives a length within the limit`(_ prefix: [UInt8], _ length: Int?) {
        #expect(ExaminationMessage.length(ofPrefix: prefix) == length)
    }
}
