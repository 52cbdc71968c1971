package import Packages
package import Registry
package import XML

/// The limits of a workspace as the rooms that enforce them take them, and as they are handed to an
/// examiner: its arguments `id=value`, one for each that differs from its default.
package enum ExaminationLimits {
    /// For documents. One problem more is taken than a report lists, so that a list which was cut
    /// can be told from one that happens to be as long.
    package static func document(_ limits: IntakeLimits) -> XMLLimits {
        XMLLimits(
            maxBytes: limits[.xmlBytes], maxDepth: limits[.xmlDepth],
            maxElements: limits[.xmlElements], maxAttributes: limits[.xmlAttributes],
            maxTextBytes: limits[.xmlTextBytes], maxFindings: limits[.findings] + 1)
    }

    /// For packages. A part of a path keeps its 255 bytes: the file system of whoever unpacks it
    /// holds no more.
    package static func package(_ limits: IntakeLimits) -> PackageLimits {
        var result = PackageLimits.standard
        result.maxPackageBytes = limits[.packageBytes]
        result.maxTotalBytes = limits[.inflatedBytes]
        result.maxEntryBytes = limits[.entryBytes]
        result.maxEntries = limits[.entries]
        result.maxDirectoryBytes = limits[.directoryBytes]
        result.maxRatio = limits[.inflationRatio]
        result.ratioFloorBytes = limits[.inflationFloorBytes]
        result.maxNameBytes = limits[.pathBytes]
        result.maxDepth = limits[.pathDepth]
        result.maxProblems = limits[.findings] + 1
        return result
    }

    /// For the files of a set, which are not a stranger's: only the number of findings is the
    /// workspace's, or a small `xml-bytes` would refuse the schemas.
    static func schemas(_ limits: IntakeLimits) -> XMLLimits {
        var result = XMLLimits.standard
        result.maxFindings = limits[.findings] + 1
        return result
    }

    /// The arguments that carry limits, in the order of their ids; those of the drop folders are none of
    /// an examiner's.
    package static func arguments(_ limits: IntakeLimits) -> [String] {
        limits.changed.filter { !$0.key.makesWait }
            .map { "\($0.key.rawValue)=\($0.value)" }.sorted()
    }

    /// Reads arguments; `nil` for one that is no limit in its range.
    package static func limits(_ arguments: [String]) -> IntakeLimits? {
        var limits = IntakeLimits()
        for argument in arguments {
            let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let limit = IntakeLimit(rawValue: String(parts[0])),
                let value = Int(parts[1]), limit.allowed.contains(value)
            else { return nil }
            limits[limit] = value
        }
        return limits
    }
}
