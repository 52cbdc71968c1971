internal import Registry
internal import WorkingDays

/// How many packages each drop folder had taken within an hour, and which folder has had its share.
///
/// The hour slides on in whole minutes: in no hour is more than the share taken, a party that sends
/// below it never waits, and a folder costs sixty counters however large the share is. Folders of those
/// who decide are not counted: what they send is what others wait for.
struct HourlyShare {
    private struct Folder {
        /// Packages taken, by minutes since 1970, the earliest first.
        var minutes: [(minute: Int64, count: Int)] = []
        /// Files handed to workers and not answered yet.
        var inHand = 0

        /// The minutes that still count.
        func counting(at now: Instant) -> ArraySlice<(minute: Int64, count: Int)> {
            minutes.drop { HourlyShare.end(of: $0.minute) <= now }
        }

        /// What was taken in them.
        func taken(at now: Instant) -> Int { counting(at: now).reduce(0) { $0 + $1.count } }
    }

    /// Packages of one folder in an hour.
    let packages: Int
    private let exempt: Set<PartyID>
    private var folders: [PartyID?: Folder] = [:]

    private static let minuteMilliseconds: Int64 = 60_000
    /// Minutes after whose beginning what was taken in one of them is more than an hour ago.
    private static let windowMinutes: Int64 = 61

    /// Nobody has taken anything yet; the folders of `exempt` have no limit.
    init(packages: Int, exempt: Set<PartyID>) {
        self.packages = packages
        self.exempt = exempt
    }

    /// The share that a workspace sets; in a single pass there is none, because it takes what is there
    /// and ends.
    init(_ limits: IntakeLimits, parties: [PartyID: Party], isSinglePass: Bool) {
        self.init(
            packages: isSinglePass ? .max : limits[.packagesPerHour],
            exempt: Set(
                parties.values.filter { !PartyRole.given.isDisjoint(with: $0.roles) }.map(\.id)))
    }

    /// A file was handed to a worker.
    mutating func noteHanded(_ folder: PartyID?) {
        if isLimited(folder) { folders[folder, default: Folder()].inHand += 1 }
    }

    /// The worker's answer: the file was taken, or is still where it was.
    mutating func noteAnswered(_ folder: PartyID?, wasTaken: Bool, at now: Instant) {
        guard isLimited(folder) else { return }
        folders[folder, default: Folder()].inHand -= 1
        if wasTaken { noteTaken(folder, at: now) }
    }

    /// A package of the folder was taken then; times come in their order.
    mutating func noteTaken(_ folder: PartyID?, at time: Instant) {
        guard isLimited(folder) else { return }
        let minute = time.milliseconds / Self.minuteMilliseconds
        var known = folders[folder] ?? Folder()
        known.minutes = Array(known.counting(at: time))
        if let last = known.minutes.last, last.minute >= minute {
            known.minutes[known.minutes.count - 1].count += 1
        } else {
            known.minutes.append((minute, 1))
        }
        folders[folder] = known
    }

    /// Whether nothing more of the folder may be taken now, with what workers have in hand.
    func isUsedUp(_ folder: PartyID?, at now: Instant) -> Bool {
        guard isLimited(folder), let known = folders[folder] else { return false }
        return known.taken(at: now) + known.inHand >= packages
    }

    /// The folders of which that is so.
    func usedUp(at now: Instant) -> Set<PartyID?> {
        if packages == .max { return [] }
        return Set(folders.keys.filter { isUsedUp($0, at: now) })
    }

    /// When a folder that has had its share may go on; `nil` when it may now.
    func nextRoom(of folder: PartyID?, at now: Instant) -> Instant? {
        guard isLimited(folder), let known = folders[folder], known.taken(at: now) >= packages
        else { return nil }
        return known.counting(at: now).first.map { HourlyShare.end(of: $0.minute) }
    }

    private func isLimited(_ folder: PartyID?) -> Bool {
        packages != .max && folder.map { !exempt.contains($0) } ?? true
    }

    /// When a minute counts no more.
    private static func end(of minute: Int64) -> Instant {
        Instant(milliseconds: (minute + windowMinutes) * minuteMilliseconds)
    }
}
