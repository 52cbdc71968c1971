import Packages

/// The reading of ZIPs: packages of strangers, and bags of stored files.
final class ZIPTarget: FuzzTarget {
    static let maxBytes = 6144

    /// As for packages, but for what would only cost time: nothing small inflates far beyond.
    private let limits: PackageLimits = {
        var limits = PackageLimits.standard
        limits.maxEntryBytes = 64 << 10
        limits.maxTotalBytes = 128 << 10
        return limits
    }()

    init(_ repository: Repository) throws {}

    func execute(_ bytes: [UInt8]) throws -> Bool {
        let source = PackageSource(bytes)
        _ = try ZIPStructure.hasEnd(source)
        var isTaken = false
        if case .structure(let structure) = try ZIPStructure.read(source, limits: limits) {
            try hold(try ZIPStructure.isComplete(source), "what is sound is complete")
            try read(structure, source)
            isTaken = true
        }
        return try readStored(bytes) || isTaken
    }

    private func read(_ structure: ZIPStructure, _ source: PackageSource) throws {
        let reader = PackageReader(source)
        var total = 0
        var names: Set<String> = []
        for file in structure.files {
            try hold(names.insert(file.name).inserted, "a name stands once")
            let parts = file.name.split(separator: "/", omittingEmptySubsequences: false)
            try hold(
                !parts.contains { ["", ".", ".."].contains($0) }, "a name stays in its folder")
            total += file.sizeBytes
            try hold(total <= limits.maxTotalBytes, "all together stay below their limit")
            let print = try reader.fingerprint(of: file)
            guard case .value(let found) = try reader.bytes(of: file, maxBytes: file.sizeBytes)
            else {
                if case .value = print { try hold(false, "one reading fails, the other does not") }
                continue
            }
            try hold(found.count == file.sizeBytes, "a content is as long as was told")
            guard case .value = print else {
                throw BrokenPromise(description: "one reading fails, the other does not")
            }
        }
    }

    /// What is taken for a ZIP of stored files must be, byte for byte, the one that is written of the
    /// same names and contents.
    private func readStored(_ bytes: [UInt8]) throws -> Bool {
        func read(_ offset: Int, _ count: Int) throws -> [UInt8] {
            try hold(
                (0...bytes.count).contains(offset) && count >= 0,
                "reads begin in the file: \(offset) + \(count) of \(bytes.count)")
            return Array(bytes[offset...].prefix(count))
        }
        do {
            let zip = try StoredZIP.read(sizeBytes: bytes.count, read)
            guard try zip.fault(sizeBytes: bytes.count, read) == nil else { return false }
            var copy = StoredZIP(time: zip.time)
            var written: [UInt8] = []
            for member in zip.members {
                written += copy.append(
                    name: member.name, sizeBytes: member.sizeBytes, crc: member.crc)
                written += bytes[member.offset..<(member.offset + member.sizeBytes)]
            }
            try hold(written + copy.tail == bytes, "a ZIP of stored files has one form")
            return true
        } catch is StoredZIPFault {
            return false
        }
    }

    func seeds() throws -> [[UInt8]] {
        let texts = ["<application/>", String(repeating: "数据登记 ", count: 30), ""]
        var seeds: [[UInt8]] = [[], Array("PK".utf8)]
        for count in 1...3 {
            let parts = (0..<count).map { index in
                PackagePart(
                    name: index == 0 ? "application.xml" : "附件/\(index).txt",
                    bytes: Array(texts[index].utf8))
            }
            guard case .written(let zip) = try PackageWriter.bytes(parts) else {
                throw BrokenPromise(description: "a package of ours is written")
            }
            seeds.append(zip)
        }
        seeds.append(ZIPTarget.stored(texts))
        return seeds
    }

    private static func stored(_ texts: [String]) -> [UInt8] {
        var zip = StoredZIP(
            time: StoredZIP.time(year: 2026, month: 1, day: 5, hour: 9, minute: 0, second: 0))
        var bytes: [UInt8] = []
        for (index, text) in texts.enumerated() {
            let content = Array(text.utf8)
            bytes += zip.append(
                name: Array("data/\(index).xml".utf8), sizeBytes: content.count, crc: 0)
            bytes += content
        }
        return bytes + zip.tail
    }
}
