import Examination
import Packages
import Press
import Registry

/// What the parent reads from its children, who have read hostile bytes: answers of an examiner and of
/// the press; and what the children read from it.
final class MessageTarget: FuzzTarget {
    static let maxBytes = 2048

    private let repository: Repository

    init(_ repository: Repository) throws { self.repository = repository }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        var isTaken = false
        _ = ExaminationMessage.length(ofPrefix: bytes)
        if let reply = try? ExaminationReply(decoding: bytes) {
            try judge(reply, bytes)
            isTaken = true
        }
        if let request = try? ExaminationRequest(decoding: bytes) {
            try hold(request.encoded() == bytes, "a request has one form")
            isTaken = true
        }
        if let reply = try? PressReply(decoding: bytes) {
            let again = try PressReply(decoding: reply.encoded())
            try hold(again == reply, "the press's answer is read as it was written")
            isTaken = true
        }
        if let request = try? PressRequest(decoding: bytes) {
            let again = try PressRequest(decoding: request.encoded())
            try hold(again == request, "a request to the press is read as it was written")
            isTaken = true
        }
        return isTaken
    }

    /// Nothing of an answer is passed over: what was read fills as many bytes, but for a finding that
    /// is cut and places in another order.
    private func judge(_ reply: ExaminationReply, _ bytes: [UInt8]) throws {
        let written = reply.encoded()
        try hold(
            try ExaminationReply(decoding: written).encoded() == written,
            "an examiner's answer is read as it was written")
        if case .examination(let found) = reply,
            found.findings.contains(where: { ($0.found?.count ?? 0) > 200 })
        {
            return
        }
        try hold(written.count == bytes.count, "an examiner's answer is read whole")
    }

    func seeds() throws -> [[UInt8]] {
        let digest = ContentDigest(sha256: String(repeating: "0a", count: 32))
        let observed = [
            ObservedAttachment(path: "附件/1.txt", sizeBytes: 3, digest: digest)
        ]
        var seeds: [[UInt8]] = [
            ExaminationReply.ready(
                ExaminerVersions(
                    engine: "1", libxml2: "2.9", libarchive: "3.6", rules: digest),
                gaps: ["landlock: 没有"]
            ).encoded(),
            ExaminationReply.unpacked([observed[0], nil]).encoded(),
            ExaminationReply.failed("磁盘").encoded(),
            ExaminationReply.reading(bytes: 128 << 20).encoded(),
            ExaminationRequest.examine(claim: "c", fileName: "a.xml", profile: nil).encoded(),
            ExaminationRequest.facts(
                document: Array("<a/>".utf8), profile: "taian-2025", observed: observed
            ).encoded(),
            ExaminationRequest.unpack(claim: "c", paths: ["a/b", ""]).encoded(),
            PressReply.ready(gaps: ["seccomp"]).encoded(),
            PressReply.printed(pdf: [1, 2, 3], pages: 2, missing: [0x2_0000]).encoded(),
            PressReply.failed("字体").encoded(),
        ]
        let examiner = try Examiner(rules: try repository.rules(), compilesAll: false)
        for path in [
            "schemas/examples/withdrawal.xml", "schemas/examples/national-code.xml",
            "Tests/Fixtures/application/evil/XML-DOCTYPE.doctype.xml",
        ] {
            let found = examiner.examine(
                PackageSource(try repository.bytes(path)), fileName: "a.xml", profile: "taian-2025")
            seeds.append(ExaminationReply.examination(found).encoded())
        }
        seeds.append(ExaminationReply.examination(try decision(digest)).encoded())
        return seeds
    }

    /// An answer about an officer's slip.
    private func decision(_ digest: ContentDigest) throws -> Examination {
        guard let id = PackageID("SP-1"), let party = PartyID("11330105002500287C"),
            let number = CaseNumber("370900-2026-000123")
        else { throw BrokenPromise(description: "ids of ours are ids") }
        let slip = DecisionSlip(
            caseNumber: number, stage: "review", revision: 7, outcome: "reject", party: party,
            officer: "o", reason: "理由",
            checklist: [ChecklistAnswer(item: "i", result: "conform", remark: "")],
            steps: [DecisionStep(role: "signer", name: "丁", officer: "o")], objection: 1,
            item: 2, document: digest)
        return Examination(
            verdict: .valid, findings: [],
            identity: ClaimedIdentity(packageID: id, kind: .decision, party: party),
            facts: PackageFacts(
                id: id, kind: .decision, applicants: [], facts: [], tables: [], attachments: [],
                slip: slip),
            attachments: [],
            signature: SignatureParts(
                canonicalDocument: [1], canonicalSignedInfo: [2], signatureValue: [3]))
    }
}
