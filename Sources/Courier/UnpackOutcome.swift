package import System

/// What became of a bundle that was to be unpacked.
package enum UnpackOutcome: Hashable, Sendable {
    /// Verified, and kept in `waiting/` until those before it come.
    case waits(number: Int, missing: [Int])
    /// Delivered or kept before; nothing was done.
    case repeated(number: Int)
    /// Delivered.
    case delivered(Delivery)
    /// It was verified before, waited, and is its turn, but cannot be delivered.
    case refused(number: Int, BundleRefusal)

    /// A bundle that was delivered.
    package struct Delivery: Hashable, Sendable {
        /// Its number.
        package var number: Int
        /// Files that were put into the arrivals.
        package var fileCount: Int
        /// Files that got another name, because theirs was taken: path below the tree's folder.
        package var renamed: [Path]
        /// Files for a party without a drop folder, which went into the common inbox.
        package var unfoldered: [Path]
    }
}
