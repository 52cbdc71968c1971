/// Where and why an archive is not one of ours.
struct TarDamage: Error, Hashable {
    /// What was met.
    let what: String
    /// Bytes from the start of the archive.
    let offset: Int
}
