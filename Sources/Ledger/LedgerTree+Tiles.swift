extension LedgerTree {
    /// The tree of the first `size` leaves by published tiles, of which it takes one a level; `nil` where
    /// one is not there.
    ///
    /// It is as good as the tiles. Whoever relies on it appends the leaves that follow and compares the
    /// root with a checkpoint: no other hashes lead to it.
    package init?<Failure>(
        size: Int, tiles read: (LedgerTile.Place) throws(Failure) -> [UInt8]?
    ) throws(Failure) {
        var growing: [[TreeHash]] = []
        for level in 0..<LedgerTile.Place.levels(in: size) {
            guard let place = LedgerTile.Place.growing(level: level, in: size) else {
                growing.append([])
                continue
            }
            guard let bytes = try read(place), let tile = LedgerTile(place, bytes: bytes) else {
                return nil
            }
            growing.append(tile.hashes)
        }
        self.init(size: size, growing: growing)
    }
}
