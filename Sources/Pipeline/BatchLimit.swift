/// How many lines one commit takes at most, by how long commits last on this disk.
///
/// A commit answers all its packages at once, so a long one keeps the first of them waiting and, beside
/// a busy neighbour on the disk, everybody who comes after it; a short one pays three syncs for few. So
/// the limit goes down after a commit that lasted long, and up after one that was full and fast.
struct BatchLimit {
    /// Most lines of the next commit.
    private(set) var lines = 64

    /// The fewest that it goes down to: less would only pay more syncs for the same.
    static let least = 16
    /// The most that it goes up to.
    static let most = 256
    /// A commit that lasts longer than this many milliseconds was too large.
    static let longMilliseconds: Int64 = 60
    /// A full one that lasts less than this was too small.
    static let shortMilliseconds: Int64 = 30

    /// Takes note of a commit of so many lines that lasted so long.
    mutating func note(lines count: Int, milliseconds: Int64) {
        if milliseconds > BatchLimit.longMilliseconds {
            // By half at most: one of few lines may have had a large archive to make.
            lines = max(BatchLimit.least, lines / 2, count * 3 / 4)
        } else if milliseconds < BatchLimit.shortMilliseconds, count >= lines {
            lines = min(BatchLimit.most, lines + lines / 4)
        }
    }
}
