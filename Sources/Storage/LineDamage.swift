/// Where and why a line is not of our form.
struct LineDamage: Error, Hashable {
    /// What was met or expected.
    let what: String
    /// Bytes from the start of the line.
    let offset: Int
}
