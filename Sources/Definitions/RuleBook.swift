package import Registry
package import WorkingDays

/// The definitions of one set of schemas, all of them checked.
package struct RuleBook: Sendable {
    /// Digest of the set.
    package let digest: ContentDigest
    /// Procedures, in the order of their files' names.
    package let procedures: [Procedure]
    /// Profiles in the order of their first days; their spans do not overlap.
    package let profiles: [Profile]
    /// The working calendar of all calendar files.
    package let calendar: WorkingCalendar
    /// Regions.
    package let regions: RegionTable
    /// The words of papers.
    package let wording: Wording
    /// Kinds that a stage of some procedure takes in for an open case.
    package let arrivingKinds: Set<PackageKind>

    init(
        digest: ContentDigest, procedures: [Procedure], profiles: [Profile],
        calendar: WorkingCalendar, regions: RegionTable, wording: Wording
    ) {
        self.digest = digest
        self.procedures = procedures
        self.profiles = profiles
        self.calendar = calendar
        self.regions = regions
        self.wording = wording
        let arrivals = procedures.flatMap(\.stages).flatMap(\.arrivals)
        arrivingKinds = Set(arrivals.map(\.package)).union([.supplement])
    }

    /// Reads and checks a whole set; refuses it with every problem of every file.
    package static func load(_ files: RuleFiles) throws(DefinitionError) -> RuleBook {
        try RuleBookLoading(files).run()
    }

    /// The profile for packages received on `day`; `nil` before the measures came into force.
    package func profile(onReceipt day: Day) -> Profile? {
        profiles.first { $0.covers(day) }
    }

    /// The profile of a name, as a case keeps it.
    package func profile(named name: String) -> Profile? {
        profiles.first { $0.name == name }
    }

    /// The procedure that a package of this kind opens a case in under a profile, about an entry of
    /// the kind `entry` where it names one; `nil` when none does.
    package func procedure(
        openedBy kind: PackageKind, under profile: String, about entry: PackageKind? = nil
    ) -> Procedure? {
        // By place: looking at an element itself would copy all of it.
        let candidates = procedures.indices.filter {
            procedures[$0].opens == kind && procedures[$0].applies(under: profile)
        }
        let place =
            candidates.first {
                !procedures[$0].entries.isEmpty && procedures[$0].applies(toEntry: entry)
            } ?? candidates.first { procedures[$0].entries.isEmpty }
        return place.map { procedures[$0] }
    }

    /// Whether a package of this kind opens a case under a profile about some entries.
    package func takesOthers(_ kind: PackageKind, under profile: String) -> Bool {
        procedures.contains { $0.opens == kind && $0.applies(under: profile) }
    }

    /// The procedure of a name, as a case keeps it.
    package func procedure(named name: String) -> Procedure? {
        procedures.indices.first { procedures[$0].name == name }.map { procedures[$0] }
    }
}
