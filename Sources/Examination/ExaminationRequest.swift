package import Registry

/// What an examiner is asked.
package enum ExaminationRequest: Hashable, Sendable {
    /// Examine a package. With it comes one open descriptor: the package.
    case examine(claim: String, fileName: String, profile: String?)
    /// Take the facts from verified bytes alone; `observed` are the files that the first
    /// examination found. No descriptor.
    case facts(document: [UInt8], profile: String?, observed: [ObservedAttachment])
    /// Write one file of a package to a descriptor. With it come two: the package, the sink.
    case unpack(claim: String, path: String)

    /// How many descriptors come with it.
    package var descriptorCount: Int {
        switch self {
        case .examine: 1
        case .facts: 0
        case .unpack: 2
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
        case .unpack(let claim, let path):
            writer.byte(3)
            writer.text(claim)
            writer.text(path)
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
        case 3: self = .unpack(claim: try reader.text(), path: try reader.text())
        default: throw .malformed("an unknown request")
        }
        try reader.end()
    }
}
