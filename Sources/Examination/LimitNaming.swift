import Packages
import Registry

/// Says in a finding about a limit which one it is, by its id in `config.xml`, and its value: so the
/// sender knows what to stay below, and who keeps the workspace what to raise.
enum LimitNaming {
    /// `xml-depth ≤ 64`.
    static func expected(_ limit: IntakeLimit, _ value: Int) -> String {
        "\(limit.rawValue) ≤ \(value)"
    }

    /// What a package could have at most, by the limit that it exceeded; `nil` for a problem that is
    /// about no limit of the configuration, such as the 255 bytes of one part of a path.
    static func expected(_ problem: PackageProblem, _ limits: PackageLimits) -> String? {
        func named(_ limit: IntakeLimit, _ value: Int) -> String? {
            problem.expected == "≤ \(value)" ? expected(limit, value) : nil
        }
        return switch problem.rule {
        case .limitPackage: named(.packageBytes, limits.maxPackageBytes)
        case .limitEntries: named(.entries, limits.maxEntries)
        case .limitDirectory: named(.directoryBytes, limits.maxDirectoryBytes)
        case .limitName: named(.pathBytes, limits.maxNameBytes)
        case .limitDepth: named(.pathDepth, limits.maxDepth)
        case .limitEntry: named(.entryBytes, limits.maxEntryBytes)
        case .limitTotal: named(.inflatedBytes, limits.maxTotalBytes)
        case .limitRatio:
            named(.inflationRatio, limits.maxRatio).map {
                $0 + ", \(IntakeLimit.inflationFloorBytes.rawValue) = \(limits.ratioFloorBytes)"
            }
        default: nil
        }
    }
}
