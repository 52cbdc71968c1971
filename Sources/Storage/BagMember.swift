internal import Registry
internal import System

/// A file or folder of a bag that lies in one ZIP, named by a path through the ZIP:
/// `registry/archive/2026/01/<case>.zip/<case>/data/case.xml`.
struct BagMember {
    /// The ZIP.
    let zip: Path
    /// The name in it, `<case>/data/case.xml`.
    let name: [UInt8]

    /// How the name of a bag's ZIP ends.
    static let suffix = ".zip"

    private static let archive = Array("registry/archive/".utf8)

    /// `nil` for every other path.
    init?(_ path: Path) {
        guard path.bytes.starts(with: BagMember.archive) else { return nil }
        let parts = path.bytes.split(
            separator: 0x2F, maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6,
            ArchivePlace.caseNumber(ofZIPNamed: Path(bytes: Array(parts[4]))) != nil
        else {
            return nil
        }
        name = Array(parts[5])
        zip = Path(bytes: Array(path.bytes.dropLast(name.count + 1)))
    }

    /// Where it lies until the ZIP is known to be durable.
    var unpacked: Path { WorkspacePaths.bags.appending(Path(bytes: name)) }
}

extension Path {
    /// Where a file of a bag lies until its ZIP is durable; itself for every other path.
    var unpacked: Path { BagMember(self)?.unpacked ?? self }
}
