internal import Packages
internal import System

// What lies in a bag of the archive, for who judges it before it is destroyed.

extension RegistryReader {
    /// The paths of everything below a folder of the registry, from that folder, in the order of their
    /// bytes; folders themselves are left out. No file is opened, but the ZIP that a path leads through.
    package func listing(of folder: String) throws(StorageError) -> [(path: String, isFile: Bool)] {
        var found: [(path: String, isFile: Bool)] = []
        if let bag = BagMember(WorkspacePaths.registry / folder) {
            let prefix = bag.name + [0x2F]
            let zip = try disk.open(bag.zip, for: .reading).storedZIP(bag.zip)
            for member in zip.members {
                let isInside = member.name.starts(with: prefix)
                let name = isInside ? Array(member.name.dropFirst(prefix.count)) : member.name
                found.append((String(decoding: name, as: UTF8.self), isInside))
            }
            return found
        }
        try list(WorkspacePaths.registry / folder, "", into: &found)
        return found
    }

    /// The bytes of a file below `registry/`, `nil` where there is none; not proved.
    package func unprovenFile(_ path: String) throws(StorageError) -> [UInt8]? {
        do {
            return try disk.contents(of: WorkspacePaths.registry / path)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    private func list(
        _ folder: Path, _ prefix: String, into found: inout [(path: String, isFile: Bool)]
    ) throws(StorageError) {
        for entry in try disk.entries(of: folder) {
            let text = prefix + (entry.name.text ?? entry.name.description)
            if entry.kind == .folder {
                try list(folder.appending(entry.name), text + "/", into: &found)
            } else {
                found.append((text, entry.kind == .file))
            }
        }
    }
}
