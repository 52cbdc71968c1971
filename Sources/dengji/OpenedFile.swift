internal import Digests
internal import Packages
internal import Registry
internal import System

/// A regular file that is read in place, whatever its size; also one in the ZIP of a bag.
struct OpenedFile {
    private let file: ZIPPart

    /// The path as it was named.
    let path: Path
    /// Size in bytes when it was opened.
    let sizeBytes: Int

    /// Opens a file; a folder and anything else that is not a file is refused.
    init(_ path: Path) throws {
        self.path = path
        let descriptor: FileDescriptor
        do {
            descriptor = try Files.open(path, [.followingLink, .nonBlocking])
        } catch {
            guard error.code == ErrorCode.notFolder, let part = try ZIPPart.find(path) else {
                throw error
            }
            file = part
            sizeBytes = part.sizeBytes
            return
        }
        let status = try descriptor.status()
        guard status.kind == .file else {
            throw CommandError.usage(
                Message(zh: "\(path) 不是文件。", en: "\(path) is not a file."),
                advice: status.kind == .folder
                    ? Message(
                        zh: "文件夹先用 dengji pack \(path) 打包。",
                        en: "Pack a folder first: dengji pack \(path)") : nil)
        }
        sizeBytes = status.sizeBytes
        file = ZIPPart(file: SharedDescriptor(descriptor), offset: 0, sizeBytes: sizeBytes)
    }

    /// The file for rooms that read packages.
    var source: PackageSource {
        let file = file
        return PackageSource(sizeBytes: sizeBytes) { offset, count in
            try file.read(count, at: offset)
        }
    }

    /// Bytes from `offset`; fewer than `count` only at the end.
    func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        try file.read(count, at: offset)
    }

    /// SHA-256 of the whole, in flat memory.
    func digest() throws -> ContentDigest {
        let stream = DigestStream(.sha256)
        var offset = 0
        while offset < sizeBytes {
            let block = try file.read(1 << 20, at: offset)
            guard !block.isEmpty else { break }
            stream.update(block)
            offset += block.count
        }
        return ContentDigest(sha256: stream.finish().hex)
    }
}
