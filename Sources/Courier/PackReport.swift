package import System

/// What `pack` did.
package struct PackReport: Hashable, Sendable {
    /// A bundle that lies in the folder from which it is carried.
    package struct Bundle: Hashable, Sendable {
        /// Its number.
        package var number: Int
        /// Its name there.
        package var fileName: String
        /// How many files are in it.
        package var fileCount: Int
        /// Whether it went before.
        package var isRepeated: Bool
    }

    /// Bundles to be carried, by number.
    package var bundles: [Bundle] = []
    /// Files that changed while they were packed, or are too large; they stay where they are.
    package var left: [Path] = []
    /// Numbers of the other direction that the new bundle asks for again.
    package var missing: [Int] = []
}
