/// A procedure as data: stages, who decides, what follows. From `schemas/procedures/*.xml`.
package struct Procedure: Hashable, Sendable {
    /// `registration`.
    package var name: String
    /// Version of the file; a case keeps the one it was opened under.
    package var version: Int
    /// Chinese title.
    package var title: String
    /// The package kind that opens a case.
    package var opens: PackageKind
    /// Roles of which the applicant must hold one, `provider`; empty: anybody may apply.
    package var applicantRoles: [PartyRole]
    /// Names of the profiles for whose cases it is meant; empty: all of them.
    package var profiles: [String]
    /// Whether the application concerns an entry of the register, named by the fact
    /// `entry.number`.
    package var concernsEntry: Bool
    /// The roles whose holders may open a case ex officio (依职权), without being an applicant.
    package var exOfficio: [PartyRole]
    /// Names of guards that must hold for a case to open.
    package var guards: [String]
    /// Kinds of entries of which it takes applications, where it concerns one; empty: of all.
    package var entries: [PackageKind]
    /// The role whose holder issues and signs the papers, also about applications of its own: acts
    /// that are its duty, such as a plan. `nil`: whoever decides.
    package var issuer: PartyRole?
    /// Parts of an application that are judged one by one; `nil`: it is judged as a whole.
    package var items: ItemTables?
    /// Kinds of packages whose open cases about the same entry its guards look at.
    package var sees: [PackageKind]
    /// Stages in order; a case starts in the first.
    package var stages: [Stage]
    /// Articles it rests on.
    package var article: String

    /// A procedure.
    package init(
        name: String, version: Int, title: String, opens: PackageKind,
        applicantRoles: [PartyRole], stages: [Stage], article: String, profiles: [String] = [],
        concernsEntry: Bool = false, exOfficio: [PartyRole] = [], guards: [String] = [],
        entries: [PackageKind] = [], issuer: PartyRole? = nil, items: ItemTables? = nil,
        sees: [PackageKind] = []
    ) {
        self.name = name
        self.version = version
        self.title = title
        self.opens = opens
        self.applicantRoles = applicantRoles
        self.stages = stages
        self.article = article
        self.profiles = profiles
        self.concernsEntry = concernsEntry
        self.exOfficio = exOfficio
        self.guards = guards
        self.entries = entries
        self.issuer = issuer
        self.items = items
        self.sees = sees
    }

    /// Whether it is meant for applications about an entry of that kind; `nil`: about none.
    package func applies(toEntry kind: PackageKind?) -> Bool {
        entries.isEmpty || kind.map(entries.contains) ?? false
    }

    /// Whether it is meant for cases of that profile.
    package func applies(under profile: String) -> Bool {
        profiles.isEmpty || profiles.contains(profile)
    }

    /// The stage of that name.
    package func stage(_ name: String) -> Stage? {
        stages.first { $0.name == name }
    }
}
