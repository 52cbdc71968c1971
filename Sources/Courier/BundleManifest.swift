package import WorkingDays

/// What a bundle says of itself; its canonical bytes are what is signed, and their digest is the
/// bundle's identity.
package struct BundleManifest: Hashable, Sendable {
    /// A bundle that was received or sent: its number and the digest of its canonical manifest.
    package struct Reference: Hashable, Sendable {
        /// The number.
        package var number: Int
        /// `sha256:` and 64 digits.
        package var digest: String

        /// A reference.
        package init(number: Int, digest: String) {
            self.number = number
            self.digest = digest
        }
    }

    /// The channel.
    package var channel: ChannelID
    /// Which way it goes.
    package var direction: CourierDirection
    /// Its number, from 1.
    package var number: Int
    /// Which of the bundles that one call made, from 1.
    package var part: Int
    /// How many that call set out to make.
    package var parts: Int
    /// When it was packed, by the clock of its side.
    package var created: Instant
    /// Digest of the bundle before; `nil` for number 1.
    package var previous: String?
    /// The last bundle of the other direction up to which all were delivered; `nil` before the first.
    package var acknowledged: Reference?
    /// Numbers of the other direction that are asked for again.
    package var missing: [Int]
    /// The files, in the order they are delivered.
    package var files: [BundleFile]

    /// A manifest.
    package init(
        channel: ChannelID, direction: CourierDirection, number: Int, part: Int = 1, parts: Int = 1,
        created: Instant, previous: String?, acknowledged: Reference?, missing: [Int],
        files: [BundleFile]
    ) {
        self.channel = channel
        self.direction = direction
        self.number = number
        self.part = part
        self.parts = parts
        self.created = created
        self.previous = previous
        self.acknowledged = acknowledged
        self.missing = missing
        self.files = files
    }

    /// Whether the other side has to answer: a bare acknowledgement is not acknowledged.
    package var wantsAnswer: Bool { !files.isEmpty || !missing.isEmpty }

    /// Which file the marker at `index` marks: the last one before it that is no marker.
    func markedIndex(at index: Int) -> Int? { files[..<index].lastIndex { !$0.isMarker } }

    /// The markers of the file at an index.
    func markerIndices(ofFile index: Int) -> [Int] {
        guard !files[index].isMarker else { return [] }
        return Array(files.indices[(index + 1)...].prefix { files[$0].isMarker })
    }

    /// Whether the file at an index is a marker that says something.
    func isControl(at index: Int) -> Bool { files[index].isMarker && files[index].sizeBytes > 0 }

    /// The same file itself.
    func markedFile(at index: Int) -> BundleFile? { markedIndex(at: index).map { files[$0] } }

    /// The name under which it is carried.
    package var fileName: String {
        "\(channel)-\(direction.rawValue)-\(BundleNumber.text(number)).zip"
    }
}
