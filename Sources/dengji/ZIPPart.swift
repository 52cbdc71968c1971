internal import Packages
internal import System

/// A file in the ZIP of a bag, read in place; named by a path through the ZIP, as of a folder.
struct ZIPPart {
    /// The ZIP.
    let file: SharedDescriptor
    /// Where the content begins.
    let offset: Int
    /// Size in bytes.
    let sizeBytes: Int

    /// The part that a path leads to; `nil` where no ZIP is on the way or nothing of that name is in it.
    /// A ZIP that is none of a bag's form is `EBADMSG`.
    static func find(_ path: Path) throws(SystemError) -> ZIPPart? {
        guard let zip = zip(above: path) else { return nil }
        let name = Array(path.bytes.dropFirst(zip.bytes.count + 1))
        do {
            let bag = try ZIPBag(zip)
            return bag.zip.member(named: name).map { bag.part($0) }
        } catch let error as SystemError {
            throw error
        } catch {
            throw SystemError(
                call: "read ZIP", code: ErrorCode.damaged, subject: zip.description)
        }
    }

    /// The ZIP through which a path leads.
    static func zip(above path: Path) -> Path? {
        var end = path.bytes.startIndex
        while let slash = path.bytes[end...].firstIndex(of: 0x2F) {
            let folder = Path(bytes: Array(path.bytes[..<slash]))
            if folder.bytes.suffix(4).elementsEqual(".zip".utf8), isFile(folder) { return folder }
            end = slash + 1
        }
        return nil
    }

    /// Bytes from `offset`; fewer than `count` only at the end.
    func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        let rest = max(0, sizeBytes - offset)
        return try file.descriptor.read(min(count, rest), at: self.offset + offset)
    }

    /// All bytes; `EFBIG` above the limit.
    func bytes(max: Int) throws(SystemError) -> [UInt8] {
        guard sizeBytes <= max else {
            throw SystemError(
                call: "read", code: ErrorCode.tooBig,
                subject: file.descriptor.subject.description)
        }
        return try read(sizeBytes, at: 0)
    }

    private static func isFile(_ path: Path) -> Bool {
        do {
            return try Files.status(of: path, followingLink: true).kind == .file
        } catch {
            return false
        }
    }
}
