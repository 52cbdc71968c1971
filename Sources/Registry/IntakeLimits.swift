/// The limits of a workspace; what is not set has its default.
package struct IntakeLimits: Hashable, Sendable {
    /// The limits that differ from their default.
    package private(set) var changed: [IntakeLimit: Int] = [:]

    /// All defaults.
    package init() {}

    /// The value in force; setting one outside `allowed` is a programming error, because
    /// what people write is checked when the file is read.
    package subscript(limit: IntakeLimit) -> Int {
        get { changed[limit] ?? limit.defaultValue }
        set {
            precondition(limit.allowed.contains(newValue), "a limit out of its range")
            changed[limit] = newValue == limit.defaultValue ? nil : newValue
        }
    }
}
