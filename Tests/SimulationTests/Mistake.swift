import System

@testable import Storage

/// A mistake that is planted between the program and its disk, to see that the simulation finds it.
struct Mistake: Sendable {
    /// What it is.
    var name: String
    /// The disk that makes it.
    var around: @Sendable (SimulatedDisk) -> any Disk
}
