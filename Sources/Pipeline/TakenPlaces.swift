/// Where files were taken from lately: a sender that marks every file may come too late with its
/// marker, for a file that was closed and whole is not waited for.
struct TakenPlaces {
    private var times: [InboxPlace: Int64] = [:]

    /// How long a late marker is known as such.
    private static let memoryMilliseconds: Int64 = 600_000
    /// How many places are kept; more are taken only in a flood, after which notices tell.
    private static let most = 10_000

    /// A file was handed out to be claimed.
    mutating func note(_ place: InboxPlace, now: Int64) {
        if times.count >= TakenPlaces.most {
            times = times.filter { now - $0.value < TakenPlaces.memoryMilliseconds }
            if times.count >= TakenPlaces.most { return }
        }
        times[place] = now
    }

    /// Whether a file of that name was taken lately.
    func contains(_ place: InboxPlace, now: Int64) -> Bool {
        times[place].map { now - $0 < TakenPlaces.memoryMilliseconds } ?? false
    }
}
