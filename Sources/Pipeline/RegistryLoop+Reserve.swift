internal import Registry
internal import Storage
internal import System

extension RegistryLoop {
    /// What one round of handing out may use of the disk.
    struct Room {
        fileprivate let spaces: [(folder: Path, space: FileSystemSpace)]
        /// Why nothing at all fits.
        fileprivate var shortage: DiskReserve.Shortage?
    }

    /// Asks the file systems; `nil`, and intake stands still, where they do not answer.
    func room() -> Room? {
        do {
            return Room(spaces: try DiskReserve.spaces(surroundings.space(of:)))
        } catch {
            stop(intake: error.description)
            return nil
        }
    }

    /// Whether a file may be claimed.
    enum Fit {
        case fits
        /// Not before others in hand are written, or room was made.
        case waits
        /// Not as it is, or not on this disk: it is left alone, and no tick waits for it. Else a file
        /// of holes, which costs its sender nothing, would stop every clock.
        case never(WaitingFile.Reason, String)
    }

    /// So many times as large as a package may be a file is still copied, and returned.
    private static let copiedPart = 2

    /// Bytes that a package may have.
    var packageBytes: Int { desk.workspace.configuration.limits[.packageBytes] }

    /// Whether a file may be claimed: what is kept in reserve stays free after it, and after all that
    /// workers have in hand and may not have written yet. A folder, of which nobody knows what is in
    /// it, is told how much may be.
    func fit(_ file: inout InboxFile, in room: inout Room) -> Fit {
        let wasShort = shortage != nil
        if let general = reserve.shortage(of: room.spaces, wasShort: wasShort) {
            room.shortage = general
            return .waits
        }
        let free = reserve.freeBytes(of: room.spaces)
        if file.isDirectory {
            // The other half is for packages that come meanwhile.
            file.folderLimits = FolderLimits(
                bytes: min(packageBytes, max(free - handedBytes, 0) / 2),
                entries: desk.workspace.configuration.limits[.entries])
            return .fits
        }
        let size = file.sizeBytes
        // Somewhat too large it is returned at once, as anything else that is wrong.
        if size > RegistryLoop.copiedPart * packageBytes {
            return .never(
                .tooLarge, "it has \(size) bytes, and a package may have \(packageBytes)")
        }
        if size > free {
            return .never(
                .noRoom, "it has \(size >> 20) MiB, and the disk has room for \(free >> 20) MiB")
        }
        return handedBytes + size <= free ? .fits : .waits
    }

    /// A file that is left alone for want of room alone.
    struct RoomlessFile {
        var file: InboxFile
        /// Whether it waits for room still; else it took its turn again.
        var isLeft = true
        /// When that was said, milliseconds of a steady clock.
        var saidAt: Int64
    }

    /// Leaves a file alone that the disk has no room for; said once a minute, however often there was
    /// room meanwhile.
    func parkRoomless(_ file: InboxFile, _ reason: String) {
        let earlier = roomless[file.place].flatMap { $0.file.isSameState(as: file) ? $0 : nil }
        let now = steadyMilliseconds
        let isToSay = earlier.map { now - $0.saidAt >= RegistryLoop.parkMilliseconds } ?? true
        roomless[file.place] = RoomlessFile(
            file: file, saidAt: isToSay ? now : earlier?.saidAt ?? now)
        park(file, reason, .noRoom, isSaid: isToSay)
    }

    /// Files that only lacked room are tried again as soon as there is so much, before others are
    /// chosen: until their minute was over, what came later into the same folder would go first, and of
    /// a package that came twice the later receipt would count. A folder waits for its minute, as nobody
    /// knows how much it needs.
    func recallRoomless(_ room: Room) {
        guard !roomless.isEmpty else { return }
        let free = reserve.freeBytes(of: room.spaces)
        for (place, known) in roomless {
            if !tracker.isKnown(place) {
                roomless[place] = nil
            } else if known.isLeft, known.file.sizeBytes <= free {
                roomless[place]?.isLeft = false
                tracker.noteUnparked(known.file)
            }
        }
    }

    /// Says once that nothing more is taken in, and once that it goes on.
    func tell(_ room: Room) {
        let wasShort = shortage != nil
        let found = room.shortage ?? reserve.shortage(of: room.spaces, wasShort: wasShort)
        isShortHolding = room.shortage != nil
        if let found, !wasShort {
            report(
                .reserveReached(
                    folder: found.folder.description, freeBytes: found.freeBytes,
                    keptBytes: found.keptBytes))
        }
        if found == nil, wasShort { report(.reserveFree) }
        shortage = found
    }

    /// How a single pass ends that had to leave files where they are.
    var leftForReserve: PipelineError? {
        guard let shortage, isShortHolding else { return nil }
        return .reserveReached(
            folder: shortage.folder.description, freeBytes: shortage.freeBytes,
            keptBytes: shortage.keptBytes, waiting: tracker.waiting)
    }
}
