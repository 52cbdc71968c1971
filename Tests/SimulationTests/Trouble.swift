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
        /// Room for some bytes more, for a while; whether it is shown or not.
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

    /// Room for some bytes more from one effect to another. Where it is shown nothing more may be taken
    /// in and no effect follow; then somebody makes room after a while.
    private static func setQuota(
        of disk: SimulatedDisk, room: Int, isShown: Bool, from: Int, until: Int
    ) {
        var isOver = false
        var askedCount = 0
        func end() {
            disk.quotaBytes = .max
            isOver = true
        }
        disk.showsQuota = isShown
        disk.asked = { [unowned disk] in
            if isOver || disk.quotaBytes == .max { return }
            askedCount += 1
            if askedCount == 300 { end() }
        }
        disk.fault = { [unowned disk] _, _, number in
            if isOver || number < from { return nil }
            if number > until {
                end()
            } else if disk.quotaBytes == .max {
                disk.quotaBytes = disk.usedBytes + room
            }
            return nil
        }
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
            Trouble.setQuota(
                of: disk, room: dice.number(0...60_000), isShown: dice.once(in: 2), from: from,
                until: until + 60)
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
