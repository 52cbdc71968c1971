internal import Archive
internal import Packages
internal import Storage
internal import System

/// A bag that is one ZIP of stored files, on any disk.
struct ZIPBag {
    /// The ZIP.
    let path: Path
    /// Its size in bytes.
    let sizeBytes: Int
    /// What it holds.
    let zip: StoredZIP
    private let file: SharedDescriptor

    /// Reads the directory; throws `StoredZIPFault` where it is no such ZIP.
    init(_ path: Path) throws {
        let descriptor = try Files.open(path, .followingLink)
        let size = try descriptor.status().sizeBytes
        zip = try StoredZIP.read(sizeBytes: size) { try descriptor.read($1, at: $0) }
        self.path = path
        sizeBytes = size
        file = SharedDescriptor(descriptor)
    }

    /// The one folder in which all of it lies (RFC 8493 §4.2); `nil` where there is none or another.
    var top: Path? {
        guard let first = zip.members.first?.name.split(separator: 0x2F).first else { return nil }
        let isOne = zip.members.allSatisfy { $0.name.starts(with: Array(first) + [0x2F]) }
        return isOne ? Path(bytes: Array(first)) : nil
    }

    /// A file of it, to be read in place.
    func part(_ member: StoredZIP.Member) -> ZIPPart {
        ZIPPart(file: file, offset: member.offset, sizeBytes: member.sizeBytes)
    }

    /// The first thing that is wrong with headers, directory, or bytes before, between and behind.
    func fault() throws -> StoredZIPFault? {
        let file = file
        return try zip.fault(sizeBytes: sizeBytes) { try file.descriptor.read($1, at: $0) }
    }

    /// Whether a file has the name that the archive gives a ZIP: `<case>.zip`.
    static func isArchived(_ name: Path) -> Bool {
        ArchivePlace.caseNumber(ofZIPNamed: name) != nil
    }

    /// Whether a file is a ZIP with a bag, or one of the archive that is damaged.
    static func isBag(_ path: Path) throws -> Bool {
        guard path.bytes.suffix(4).elementsEqual(".zip".utf8),
            try Files.status(of: path, followingLink: true).kind == .file
        else { return false }
        do {
            let bag = try ZIPBag(path)
            guard let top = bag.top else { return false }
            return [BagText.declaration, BagText.tagManifest, BagText.manifest].contains {
                bag.zip.member(named: top.appending(Path($0)).bytes) != nil
            }
        } catch is StoredZIPFault {
            return isArchived(path.lastName)
        }
    }
}
