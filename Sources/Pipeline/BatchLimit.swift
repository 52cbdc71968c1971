/// How many lines one commit takes at most, by how long commits last on this disk.
///
/// A commit answers all its packages at once, so a long one keeps the first of them waiting and, beside
/// a busy neighbour on the disk, everybody who comes after it; a short one pays three syncs for few. So
/// the limit goes down after a commit that lasted long, and up after one that was full and fast. One of
/// few lines says nothing: it may have had a large archive to make, or have waited for a checkpoint.
struct BatchLimit {
    /// Most lines of the next commit.
    private(set) var lines = 64

    /// The fewest that it goes down to. Where the syncs alone last long, fewer lines make no commit
    /// short, but all of them slow.
    static let least = 32
    /// The most that it goes up to.
    static let most = 256
    /// A commit that lasts longer than this many milliseconds was too large.
    static let longMilliseconds: Int64 = 60
    /// A full one that lasts less than this was too small.
    static let shortMilliseconds: Int64 = 30

    /// Takes note of a commit of so many lines that lasted so long.
    mutating func note(lines count: Int, milliseconds: Int64) {
        if milliseconds > BatchLimit.longMilliseconds, count > lines / 2 {
            lines = max(BatchLimit.least, lines * 3 / 4)
        } else if milliseconds < BatchLimit.shortMilliseconds, count >= lines {
            lines = min(BatchLimit.most, lines + lines / 4)
        }
    }
}
