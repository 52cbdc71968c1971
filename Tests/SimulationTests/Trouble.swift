import System

@testable import Storage

/// What goes wrong in a world, by effect numbers that the dice choose.
struct Trouble {
    /// One thing that goes wrong.
    enum Kind: String, CaseIterable {
        /// The process is killed; the page cache stays.
        case kill
        /// The machine loses power.
        case power
        /// A sync fails and the process ends; the power goes some time later.
        case syncFails
        /// A write, a rename or another change fails with `EIO`, and the process ends.
        case changeFails
        /// Reads fail with `EIO` for a while.
        case readFails
        /// No room for a while: whatever makes or writes fails.
        case full
        /// Room for some bytes more, for a while.
        case quota
        /// No descriptors for a while.
        case descriptors
    }

    /// What goes wrong next.
    let kind: Kind
    /// From this effect on.
    let from: Int
    /// Up to this effect, where it lasts.
    let until: Int

    /// Something within the next `within` effects.
    init(_ kind: Kind, after count: Int, within: Int, _ dice: inout Dice) {
        self.kind = kind
        from = count + dice.number(1...max(1, within))
        until = from + dice.pick([0, 0, 3, 30, 300])
    }

    /// Sets the disk up for it.
    func prepare(_ disk: SimulatedDisk, _ dice: inout Dice) {
        let from = from
        let until = until
        switch kind {
        case .kill, .power: disk.powerOffAt = from
        case .syncFails:
            var isDone = false
            disk.fault = { verb, _, number in
                guard !isDone, number >= from, verb.hasPrefix("sync") else { return nil }
                isDone = true
                return ErrorCode.deviceFailed
            }
        case .changeFails:
            var isDone = false
            disk.fault = { verb, _, number in
                guard !isDone, number >= from, !verb.hasPrefix("sync"), verb != "open",
                    verb != "read"
                else { return nil }
                isDone = true
                return ErrorCode.deviceFailed
            }
        case .readFails:
            var rest = dice.number(1...3)
            disk.fault = { verb, _, number in
                guard rest > 0, number >= from, verb == "read" else { return nil }
                rest -= 1
                return ErrorCode.deviceFailed
            }
        case .full:
            disk.fault = { verb, _, number in
                let isGrowth = ["create", "write", "make folder", "rename"].contains(verb)
                return isGrowth && (from...until).contains(number) ? ErrorCode.outOfSpace : nil
            }
        case .quota:
            let room = dice.number(0...60_000)
            var isOver = false
            disk.fault = { [unowned disk] _, _, number in
                if isOver || number < from { return nil }
                if number > until + 60 {
                    disk.quotaBytes = .max
                    isOver = true
                } else if disk.quotaBytes == .max {
                    disk.quotaBytes = disk.usedBytes + room
                }
                return nil
            }
        case .descriptors:
            // Opening alone is no effect, and would fail for ever.
            var rest = dice.number(1...20)
            disk.fault = { verb, _, number in
                let opens = verb == "open" || verb == "create"
                guard opens, rest > 0, number >= from else { return nil }
                rest -= 1
                return ErrorCode.outOfDescriptors
            }
        }
    }
}
