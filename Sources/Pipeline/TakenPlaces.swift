/// Where files were taken from lately: a sender that marks every file may come too late with its
/// marker, for a file that was closed and whole is not waited for.
struct TakenPlaces {
    private var times: [InboxPlace: Int64] = [:]
    /// The same in the order of time, from `oldest` on; a place taken again stands in it twice.
    private var order: [(place: InboxPlace, time: Int64)] = []
    private var oldest = 0

    /// How long a late marker is known as such.
    private static let memoryMilliseconds: Int64 = 600_000
    /// How many places are kept, the latest; more are taken only in a flood, after which notices tell.
    private static let most = 10_000

    /// A file was taken.
    mutating func note(_ place: InboxPlace, now: Int64) {
        times[place] = now
        order.append((place, now))
        while order.count - oldest > TakenPlaces.most
            || now - order[oldest].time >= TakenPlaces.memoryMilliseconds
        {
            let entry = order[oldest]
            if times[entry.place] == entry.time { times[entry.place] = nil }
            oldest += 1
        }
        if oldest > TakenPlaces.most {
            order.removeFirst(oldest)
            oldest = 0
        }
    }

    /// Whether a file of that name was taken lately.
    func contains(_ place: InboxPlace, now: Int64) -> Bool {
        times[place].map { now - $0 < TakenPlaces.memoryMilliseconds } ?? false
    }
}
