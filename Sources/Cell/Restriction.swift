internal import System

/// The use of Landlock by the running kernel's ABI.
struct Restriction {
    /// The ABI, from 1 on.
    let version: Int

    /// The parts that are Landlock's, with the ABI from which on each is there.
    private static let firstVersions: [(part: CellPart, version: Int)] = [
        (.files, 1), (.truncation, 3), (.network, 4), (.devices, 5), (.scopes, 6),
    ]

    /// The parts that are Landlock's.
    static var parts: [CellPart] { firstVersions.map(\.part) }

    /// Everything that the ABI can refuse.
    private var refused: Landlock.FileRights {
        var rights = Landlock.FileRights.original
        // Without its ABI, moving to another folder is refused to whoever is restricted.
        if version >= 2 { rights.insert(.refer) }
        if version >= 3 { rights.insert(.truncate) }
        if version >= 5 { rights.insert(.deviceControl) }
        return rights
    }

    /// Binds this thread; files below `readable` can still be read.
    func apply(leaving readable: [Path]) throws(SystemError) {
        let rules = try Landlock.Rules(
            refusing: refused, network: version >= 4 ? Landlock.allOfTCP : 0,
            scopes: version >= 6 ? Landlock.allScopes : 0)
        for place in readable {
            guard let kind = try kind(of: place) else { continue }
            try rules.allow(
                kind == .folder ? [.readFile, .readFolder] : .readFile, below: place)
        }
        try rules.restrictThisThread()
    }

    /// What stands there; `nil` for nothing.
    private func kind(of place: Path) throws(SystemError) -> FileStatus.Kind? {
        do {
            return try Files.status(of: place, followingLink: true).kind
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// The parts that the running kernel lacks.
    static func gaps() -> [CellGap] {
        do throws(SystemError) {
            let version = try Landlock.version()
            return firstVersions.filter { $0.version > version }
                .map { CellGap($0.part, "the kernel has Landlock ABI \(version)") }
        } catch {
            return parts.map { CellGap($0, "\(error)") }
        }
    }
}
