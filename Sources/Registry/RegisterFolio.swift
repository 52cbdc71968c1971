package import WorkingDays

/// An entry in the register (登记簿页) with everything that ever stood on it: all versions, marks, and
/// history; one XML file of `registry/register/`.
package struct RegisterFolio: Hashable, Sendable {
    /// The number of the entry, the same through all versions.
    package var number: String
    /// What is registered: the kind of package that made it.
    package var kind: PackageKind
    /// Who keeps it: the registrar; for an authorisation the authority.
    package var keeper: PartyID
    /// Versions from 1 on, never empty; the last one is current.
    package var versions: [RegisterEntry]
    /// Whether it counts.
    package var state: EntryState
    /// Since when.
    package var since: Day
    /// The statement of rights in force.
    package var rights: RightsStanding?
    /// What stands beside it.
    package var marks: [EntryMark]
    /// Numbers of the entries it rests on: a product's resources and authorisation, an
    /// authorisation's resources.
    package var sources: [String]
    /// What happened to it, in order.
    package var acts: [FolioAct]
    /// Papers that the clock issued for the entry itself, in the folder beside its file.
    package var papers: [DocketPaper]

    /// A folio.
    package init(
        number: String, kind: PackageKind, keeper: PartyID, versions: [RegisterEntry],
        state: EntryState = .inForce, since: Day, rights: RightsStanding? = nil,
        marks: [EntryMark] = [], sources: [String] = [], acts: [FolioAct] = [],
        papers: [DocketPaper] = []
    ) {
        precondition(!versions.isEmpty, "an entry has a version")
        self.number = number
        self.kind = kind
        self.keeper = keeper
        self.versions = versions
        self.state = state
        self.since = since
        self.rights = rights
        self.marks = marks
        self.sources = sources
        self.acts = acts
        self.papers = papers
    }

    /// The version that counts, or last did.
    package var current: RegisterEntry { versions[versions.count - 1] }

    /// Whether a mark of that kind stands on it.
    package func isMarked(_ kind: EntryMark.Kind) -> Bool {
        marks.contains { $0.kind == kind }
    }

    /// Whether the renewal window was announced for the version that counts.
    package var isReminded: Bool {
        acts.contains {
            $0.act == .reminded && $0.version == current.version && $0.ground == nil
        }
    }

    /// Whether a first application is not waited for any more: it came in, or was asked for.
    package var isFirstApplicationSettled: Bool {
        acts.contains {
            $0.act == .applied || $0.act == .reminded && $0.ground == FolioAct.firstApplication
        }
    }
}
