package import Registry
internal import Storage
package import System
package import WorkingDays

/// Drop folders that have had their share of the hour while more lies in them: what a running watcher
/// puts down for `dengji status`, in `registry/held.state`; derived, and gone when nobody is held.
package struct HeldFolders: Hashable, Sendable {
    /// A folder that waits.
    package struct Held: Hashable, Sendable {
        /// Whose it is; `nil` for the common inbox.
        package var folder: PartyID?
        /// When more of it is taken.
        package var until: Instant
    }

    /// Packages of one folder in an hour.
    package var packagesPerHour: Int
    /// In the order of their names, the common inbox first.
    package var held: [Held]

    /// The lines `share 60000` and, for each folder, `held 11370900DEMQ000035 2026-01-05T10:01:00.000+08:00`,
    /// where `-` is the common inbox.
    var bytes: [UInt8] {
        let lines =
            ["share \(packagesPerHour)"]
            + held.map { "held \($0.folder?.code ?? "-") \($0.until.iso)" }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Reads them; `nil` for another form.
    init?(reading bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: " ").map(String.init) }
        guard let first = lines.first, first.count == 2, first[0] == "share",
            let share = Int(first[1])
        else { return nil }
        packagesPerHour = share
        held = []
        for words in lines.dropFirst() {
            guard words.count == 3, words[0] == "held", let until = Instant(iso: words[2]),
                words[1] == "-" || PartyID(words[1]) != nil
            else { return nil }
            held.append(Held(folder: PartyID(words[1]), until: until))
        }
    }

    init(packagesPerHour: Int, held: [Held]) {
        self.packagesPerHour = packagesPerHour
        self.held = held
    }

    /// What a workspace's watcher put down last; `nil` when it holds nobody.
    package static func read(_ root: Path) throws(SystemError) -> HeldFolders? {
        do {
            return HeldFolders(
                reading: try Files.open(root.appending(WorkspacePaths.heldState))
                    .readAll(max: 1 << 20))
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// How many files lie in a drop folder that want an answer, as a look finds them now; `nil` where it
    /// lies on a share that does not answer, or fails.
    package static func waiting(
        in folder: PartyID?, of root: Path, _ apart: ApartFolders
    ) throws(SystemError) -> Int? {
        let inbox = root.appending(WorkspacePaths.inbox)
        // What is mounted in the inbox is a party's folder, and is not touched to be told from a file.
        let mounted = Dictionary(
            apart.folders.filter { $0.place.folder == WorkspacePaths.inbox }
                .map { (root.appending($0.place), $0.mount.number) }
        ) { $1 }
        let place = WorkspacePaths.inboxFolder(of: folder)
        do {
            return try apart.look(at: place) { _ throws(SystemError) in
                var folders = DropFolders(
                    inbox: inbox,
                    through: ApartSight(try FileSystemSight(watching: false)) { mounted })
                try folders.beginFullLook()
                return try folders.files(in: folder).files.count
            }
        } catch {
            guard apart.isApart(place) else { throw error }
            return nil
        }
    }
}
