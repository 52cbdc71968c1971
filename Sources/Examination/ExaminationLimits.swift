package import Packages
package import Registry
package import XML

/// The limits of a workspace as the rooms that enforce them take them, and as they are handed to an
/// examiner: its arguments `id=value`, one for each that differs from its default.
package enum ExaminationLimits {
    /// For documents.
    package static func document(_ limits: IntakeLimits) -> XMLLimits {
        XMLLimits(
            maxBytes: limits[.xmlBytes], maxDepth: limits[.xmlDepth],
            maxElements: limits[.xmlElements], maxAttributes: limits[.xmlAttributes],
            maxTextBytes: limits[.xmlTextBytes], maxFindings: limits[.findings])
    }

    /// For packages; what the configuration does not set is `PackageLimits.standard`'s.
    package static func package(_ limits: IntakeLimits) -> PackageLimits {
        var result = PackageLimits.standard
        result.maxPackageBytes = limits[.packageBytes]
        result.maxTotalBytes = limits[.inflatedBytes]
        result.maxEntryBytes = limits[.entryBytes]
        result.maxEntries = limits[.entries]
        result.maxRatio = limits[.inflationRatio]
        result.maxNameBytes = limits[.pathBytes]
        result.maxProblems = limits[.findings]
        return result
    }

    /// The arguments that carry limits, in the order of their ids.
    package static func arguments(_ limits: IntakeLimits) -> [String] {
        limits.changed.map { "\($0.key.rawValue)=\($0.value)" }.sorted()
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
