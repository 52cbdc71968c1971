/// A bound on what one package may cost, or on what is taken in at all. The raw value is its id in
/// `config.xml` and in documents; a package beyond one is returned with a finding that names the id, or
/// waits in its drop folder where the limit says nothing of the package; never a crash.
package enum IntakeLimit: String, Hashable, Sendable, CaseIterable {
    /// Bytes of the file as dropped.
    case packageBytes = "package-bytes"
    /// Bytes of all entries of a ZIP together, inflated.
    case inflatedBytes = "inflated-bytes"
    /// Bytes of one entry, inflated.
    case entryBytes = "entry-bytes"
    /// Entries of a ZIP, folders among them.
    case entries = "entries"
    /// Bytes of a ZIP's central directory, which is held in memory.
    case directoryBytes = "directory-bytes"
    /// Inflated bytes per compressed byte, of an entry and of all.
    case inflationRatio = "inflation-ratio"
    /// Inflated bytes up to which the ratio does not count.
    case inflationFloorBytes = "inflation-floor-bytes"
    /// Bytes of an entry's path in UTF-8.
    case pathBytes = "path-bytes"
    /// Parts of an entry's path, the file's own name included.
    case pathDepth = "path-depth"
    /// Attachments that one document may list.
    case attachments = "attachments"
    /// Bytes of one XML document.
    case xmlBytes = "xml-bytes"
    /// Elements inside each other.
    case xmlDepth = "xml-depth"
    /// Elements of one document, and attributes of all of them together.
    case xmlElements = "xml-elements"
    /// Attributes of one element.
    case xmlAttributes = "xml-attributes"
    /// Bytes of text at one place.
    case xmlTextBytes = "xml-text-bytes"
    /// Findings in one report; more are counted but not told apart.
    case findings = "findings"
    /// Milliseconds one examination may take before its process is ended; a small package has less.
    case examinationMilliseconds = "examination-milliseconds"
    /// Bytes of the package for which an examination gets a second more.
    case examinationRate = "examination-bytes-per-second"
    /// Bytes of memory that an examiner may use beyond what its schemas take.
    case examinationMemoryBytes = "examination-memory-bytes"
    /// Packages of one drop folder taken in within an hour; the others wait there.
    case packagesPerHour = "packages-per-hour"
    /// Free bytes below which nothing more is taken in, so that what is under way can end.
    case reserveBytes = "reserve-bytes"

    /// What holds where `config.xml` says nothing; why, beside each.
    package var defaultValue: Int {
        switch self {
        // An 8 GiB attachment must pass, stored or deflated, with room beside it.
        case .packageBytes: 16 << 30
        case .inflatedBytes: 32 << 30
        case .entryBytes: 16 << 30
        case .entries: 10_000
        // 10,000 entries with paths of 512 bytes need 5.6 MB.
        case .directoryBytes: 8 << 20
        // Deflate cannot exceed 1032 : 1; tables of data reach 50 : 1.
        case .inflationRatio: 200
        // A file of blanks or zeros this small harms nobody.
        case .inflationFloorBytes: 8 << 20
        // A component of a Linux path holds 255 bytes; two of them are enough for a package.
        case .pathBytes: 512
        // Nobody sorts attachments deeper; each part is a folder to whoever unpacks.
        case .pathDepth: 16
        // As package-types.xsd has it; an application has four to ten.
        case .attachments: 1000
        // As XMLLimits.standard: the largest genuine application seen is under 1 MiB, 12 deep.
        case .xmlBytes: 16 << 20
        case .xmlDepth: 64
        case .xmlElements: 400_000
        case .xmlAttributes: 64
        case .xmlTextBytes: 1 << 20
        case .findings: 200
        // 32 GiB at 60 MB a second, the slowest disk considered, take 573 s.
        case .examinationMilliseconds: 600_000
        // An eighth of that disk, so that the size of a package alone never ends an examination.
        case .examinationRate: 8_000_000
        // The costliest documents of the tests take 190 MB; a catalogue of 16 MiB, signed, a third more.
        case .examinationMemoryBytes: 512 << 20
        // Six times what a system that was silent for a year sends at once; with nothing else to do this
        // program takes in some ten times as many.
        case .packagesPerHour: 60_000
        // A few thousand small packages with their papers, or the commits of one that is under way.
        case .reserveBytes: 1 << 30
        }
    }

    /// The values that `config.xml` may set, checked when it is read.
    package var allowed: ClosedRange<Int> {
        switch self {
        case .packageBytes, .inflatedBytes, .entryBytes: 1024...(1 << 40)
        case .entries: 1...1_000_000
        case .directoryBytes: 1024...(1 << 30)
        case .inflationRatio: 2...2000
        case .inflationFloorBytes: 1024...(1 << 30)
        // 4096 bytes with the NUL are what Linux opens.
        case .pathBytes: 64...4095
        case .pathDepth: 2...64
        case .attachments: 1...10_000
        case .xmlBytes: 1024...(1 << 30)
        // A signature is 6 deep, libxml2's own bound 256.
        case .xmlDepth: 6...256
        case .xmlElements: 100...10_000_000
        case .xmlAttributes: 16...1000
        // libxml2's own bound on one text is 10,000,000 bytes.
        case .xmlTextBytes: 1024...10_000_000
        case .findings: 1...10_000
        case .examinationMilliseconds: 1000...86_400_000
        case .examinationRate: 100_000...10_000_000_000
        // Below, the examiner's own small package does not fit; above, nothing is bounded.
        case .examinationMemoryBytes: (32 << 20)...(1 << 40)
        // Not 0: it could be read as none and as no limit.
        case .packagesPerHour: 1...1_000_000_000
        // One byte is as good as no reserve.
        case .reserveBytes: 1...(1 << 40)
        }
    }
}
