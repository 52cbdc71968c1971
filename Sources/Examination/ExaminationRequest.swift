package import Registry

/// What an examiner is asked.
package enum ExaminationRequest: Hashable, Sendable {
    /// Examine a package. With it comes one open descriptor: the package.
    case examine(claim: String, fileName: String, profile: String?)
    /// Take the facts from verified bytes alone; `observed` are the files that the first
    /// examination found. No descriptor.
    case facts(document: [UInt8], profile: String?, observed: [ObservedAttachment])
    /// Write files of a package to descriptors, `mostUnpacked` of them at most. With it come the
    /// package and one sink for each path.
    case unpack(claim: String, paths: [String])

    /// How many files one request may ask for: a message carries sixteen descriptors.
    package static let mostUnpacked = 15

    /// How many descriptors come with it.
    package var descriptorCount: Int {
        switch self {
        case .examine: 1
        case .facts: 0
        case .unpack(_, let paths): 1 + paths.count
        }
    }

    /// The message, without its frame.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.byte(ExaminationMessage.version)
        switch self {
        case .examine(let claim, let fileName, let profile):
            writer.byte(1)
            writer.text(claim)
            writer.text(fileName)
            writer.optionalText(profile)
        case .facts(let document, let profile, let observed):
            writer.byte(2)
            writer.data(document)
            writer.optionalText(profile)
            writer.list(observed) { $0.observed($1) }
        case .unpack(let claim, let paths):
            writer.byte(3)
            writer.text(claim)
            writer.list(paths) { $0.text($1) }
        }
        return writer.bytes
    }

    /// Reads a message, strictly.
    package init(decoding bytes: [UInt8]) throws(ExaminationCodecError) {
        var reader = ByteReader(bytes)
        switch try reader.kind() {
        case 1:
            self = .examine(
                claim: try reader.text(), fileName: try reader.text(),
                profile: try reader.optionalText())
        case 2:
            self = .facts(
                document: try reader.data(), profile: try reader.optionalText(),
                observed: try reader.observedList())
        case 3:
            self = .unpack(
                claim: try reader.text(),
                paths: try reader.list(atMost: ExaminationRequest.mostUnpacked) {
                    reader throws(ExaminationCodecError) in try reader.text()
                })
        default: throw .malformed("an unknown request")
        }
        try reader.end()
    }
}
