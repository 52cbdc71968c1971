package import WorkingDays

/// A file that has lain in a drop folder for the set time and was not taken.
package struct WaitingFile: Hashable, Sendable {
    /// Why it was not taken.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Its name says that it is somebody's work in progress.
        case temporary
        /// Its party sends with done-markers, and there is none.
        case noMarker = "no-marker"
        /// The same, and the done-marker is older than the file.
        case oldMarker = "old-marker"
        /// It is a done-marker whose file is not there.
        case markerAlone = "marker-alone"
        /// It has been changing all the time.
        case growing
        /// It is a link, a pipe or a device.
        case notFile = "not-file"
        /// It may not be read, or something else kept it from being taken.
        case notTaken = "not-taken"
        /// It is larger than any package may be.
        case tooLarge = "too-large"
        /// The registry's disk has no room for it, though it has for others.
        case noRoom = "no-room"
    }

    /// The party in whose drop folder it lies; `nil` for the common inbox.
    package var folder: PartyID?
    /// Its name as it is shown.
    package var name: String
    /// Its size in bytes.
    package var sizeBytes: Int
    /// Since when it has waited like this.
    package var since: Instant
    /// Why.
    package var reason: Reason
    /// Names this waiting state, so that it is told once: a digest of place, name, reason and time,
    /// from which nothing of them can be read.
    package var key: ContentDigest

    /// A waiting file.
    package init(
        folder: PartyID?, name: String, sizeBytes: Int, since: Instant, reason: Reason,
        key: ContentDigest
    ) {
        self.folder = folder
        self.name = name
        self.sizeBytes = sizeBytes
        self.since = since
        self.reason = reason
        self.key = key
    }
}
