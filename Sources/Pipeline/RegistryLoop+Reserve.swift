internal import Registry
internal import Storage
internal import System

extension RegistryLoop {
    /// What one round of handing out may use of the disk.
    struct Room {
        fileprivate let spaces: [(folder: Path, space: FileSystemSpace)]
        /// Drop folders whose next file does not fit.
        fileprivate(set) var isPassedOver = false
        /// What does not fit although nobody else uses room just now.
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

    /// Whether a file may be claimed: what is kept in reserve stays free after it, and after all that
    /// workers have in hand and may not have written yet.
    func fits(_ file: InboxFile, in room: inout Room) -> Bool {
        let wasShort = shortage != nil
        let sum = handedBytes + file.sizeBytes
        if reserve.shortage(of: room.spaces, for: sum, wasShort: wasShort) == nil { return true }
        room.isPassedOver = true
        let alone = reserve.shortage(of: room.spaces, for: file.sizeBytes, wasShort: wasShort)
        room.shortage = room.shortage ?? alone
        return false
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
