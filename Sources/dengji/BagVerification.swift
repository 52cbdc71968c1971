internal import Archive
internal import Papers
internal import Registry
internal import Storage
internal import System

/// One bag: its tag files against what lies there, its `case.xml` against both, and the signatures of
/// its papers where a trust anchor is at hand.
struct BagVerification {
    private let folder: BagFolder

    /// A bag's folder or ZIP, on any disk.
    init(_ path: Path) { folder = BagFolder(path: path) }

    /// Verifies it; `check` is `nil` where no anchor is known.
    func run(papers check: inout PaperCheck?) throws -> BagVerdict {
        let contents = try folder.contents()
        let found = contents.found
        var judged = try folder.judgement(of: contents)
        let record = record(found)
        if let record { judged.compare(record, with: found) }
        var verdict = BagVerdict(
            path: folder.path.description, judged: judged,
            caseNumber: judged.caseNumber ?? record?.number
                ?? ArchivePlace.caseNumber(ofBagNamed: folder.path.lastName))
        guard check != nil else { return verdict }
        verdict.papers = 0
        try PaperFiles.each(below: folder.path) { path, bytes in
            guard let paper = check?.judge(bytes, path: path.description) else { return }
            verdict.papers = (verdict.papers ?? 0) + 1
            if paper.problem != nil { verdict.badPapers.append(paper) }
        }
        return verdict
    }

    /// The case file, where it is there and can be read; what is wrong with it has been said.
    private func record(_ found: [BagFound]) -> CaseRecord? {
        let name = BagText.payloadFolder + "/case.xml"
        guard found.contains(where: { $0.path == name }) else { return nil }
        do {
            return BagVerification.record(in: try folder.root().appending(Path(name)))
        } catch {
            return nil
        }
    }

    /// A case file; `nil` for one that is none of ours or cannot be read.
    static func record(in file: Path) -> CaseRecord? {
        do {
            return try CaseFile.read(try WorkspaceFolder.bytes(of: file))
        } catch {
            return nil
        }
    }
}
