internal import WorkingDays

/// A file of the drop folders and its story. An object, so that a queue of many costs little.
final class TrackedFile {
    var file: InboxFile
    var unchangedSince: Int64
    var wasMovedIn = false
    var wasClosed = false
    var looksComplete: Bool?
    var isClaimed = false
    var parkedUntil: Int64?
    /// The last look at its whole folder that found it.
    var lookNumber = 0
    /// Counted on whenever it is queued anew or leaves; what was queued before counts no more.
    var turn = 0

    init(_ file: InboxFile, unchangedSince: Int64) {
        self.file = file
        self.unchangedSince = unchangedSince
    }

    /// A place in a folder's queue of files that are ready, the earliest receipt first.
    struct Turn: Comparable {
        let received: Int64
        let file: TrackedFile
        let turn: Int

        init(_ file: TrackedFile) {
            received = file.file.received.milliseconds
            self.file = file
            turn = file.turn
        }

        var isValid: Bool { file.turn == turn }

        static func == (left: Turn, right: Turn) -> Bool {
            left.file === right.file && left.turn == right.turn
        }

        static func < (left: Turn, right: Turn) -> Bool {
            left.received != right.received
                ? left.received < right.received
                : left.file.file.place.name
                    .lexicographicallyPrecedes(right.file.file.place.name)
        }
    }

    /// A time, of a steady clock, at which the file may be ready.
    struct Timer: Comparable {
        let at: Int64
        let file: TrackedFile
        let turn: Int

        init(at: Int64, file: TrackedFile) {
            self.at = at
            self.file = file
            turn = file.turn
        }

        var isValid: Bool { file.turn == turn }

        static func == (left: Timer, right: Timer) -> Bool {
            left.at == right.at && left.file === right.file
        }

        static func < (left: Timer, right: Timer) -> Bool { left.at < right.at }
    }
}
