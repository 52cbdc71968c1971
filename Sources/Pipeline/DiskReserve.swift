package import Registry
internal import Storage
package import System

/// What is kept free of the file systems of a registry, so that what is under way can end when a flood
/// of packages has filled the rest: no package is claimed that would use it up.
package struct DiskReserve: Hashable, Sendable {
    /// Bytes, as set.
    package let bytes: Int

    /// The folders whose file systems count: claims and the registry grow in one, papers in the other.
    package static let folders = [WorkspacePaths.registry, WorkspacePaths.outbox]

    /// A small disk keeps no more than one part in so many.
    private static let leastPart = 20
    /// Once it was reached, so much more than it has to be free, by one part in so many: or intake would
    /// go on and stop with each package.
    private static let slackPart = 8

    /// What a workspace sets.
    package init(_ limits: IntakeLimits) { bytes = limits[.reserveBytes] }

    /// What is kept of a file system.
    package func kept(on space: FileSystemSpace) -> Int {
        min(bytes, space.sizeBytes / DiskReserve.leastPart)
    }

    /// A file system that has too little left.
    package struct Shortage: Hashable, Sendable {
        /// The folder of the workspace that lies on it.
        package var folder: Path
        /// What is free.
        package var freeBytes: Int
        /// What is kept.
        package var keptBytes: Int
    }

    /// The first file system that has less than is kept; `nil` where there is room. `wasShort`: it was so
    /// until now.
    package func shortage(
        of spaces: [(folder: Path, space: FileSystemSpace)], wasShort: Bool = false
    ) -> Shortage? {
        for (folder, space) in spaces {
            let kept = kept(on: space)
            let wanted = wasShort ? kept + kept / DiskReserve.slackPart : kept
            if space.freeBytes < wanted {
                return Shortage(folder: folder, freeBytes: space.freeBytes, keptBytes: kept)
            }
        }
        return nil
    }

    /// How many bytes of packages may be written until the reserve is reached, 0 or more.
    package func freeBytes(of spaces: [(folder: Path, space: FileSystemSpace)]) -> Int {
        // Only claims, in the registry, grow with the package.
        let free = spaces.filter { $0.folder == WorkspacePaths.registry }
            .map { $0.space.freeBytes - kept(on: $0.space) }.min()
        return max(free ?? .max, 0)
    }

    /// What the folders' file systems have, asked of `space`; a folder that is not there yet has none of
    /// its own.
    package static func spaces(
        _ space: (Path) throws(SystemError) -> FileSystemSpace
    ) throws(SystemError) -> [(folder: Path, space: FileSystemSpace)] {
        var spaces: [(folder: Path, space: FileSystemSpace)] = []
        for folder in folders {
            do {
                spaces.append((folder, try space(folder)))
            } catch {
                guard error.isMissing else { throw error }
                continue
            }
        }
        return spaces
    }
}
