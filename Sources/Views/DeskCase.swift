package import Registry
package import WorkingDays

/// What desks show of an open case: small enough to be kept of every open case, so that a desk is
/// made without reading any `case.xml`. A class, because each desk, and each list of it, names the same
/// cases: of a hundred thousand a list is then of references.
package final class DeskCase: Sendable {
    /// A standing objection.
    package struct StandingObjection: Hashable, Sendable {
        /// Its number within the case.
        package var number: Int
        /// The period for deciding it.
        package var clock: StageClock
    }

    /// The case.
    package let number: CaseNumber
    /// What was applied for.
    package let kind: PackageKind
    /// The procedure under which it was opened.
    package let procedure: Procedure
    /// The name of its stage.
    package let stage: String
    /// What it is about by its own name.
    package let subject: String?
    /// Names of the applicants, the first leading.
    package let applicantNames: [String]
    /// Their credit codes.
    package let applicants: [PartyID]
    /// Who sees it among what they sent: applicants, the sender, the body that opened it.
    package let senders: Set<PartyID>
    /// The registrar that keeps it, or goes on in its place.
    package let registrar: PartyID
    /// Those with a folder whose decision or word it waits for.
    package let deciders: [PartyID]
    /// Which of them decides the case.
    package let decider: PartyID?
    /// Those whose word about the case as a whole is awaited.
    package let asked: Set<PartyID>
    /// The running period.
    package let clock: StageClock?
    /// Objections that stand.
    package let objections: [StandingObjection]
    /// Grows with everything that matters for a decision.
    package let revision: Int
    /// How many acts it has seen; grows with every change.
    package let actCount: Int
    /// When it changed last.
    package let changed: Instant
    /// When it entered its stage.
    package let since: Instant
    /// The digest that a party's agreement has to name, where there is one document for all.
    package let document: ContentDigest
    /// Whether its parts are judged one by one.
    package let hasItems: Bool
    /// How many different people a decision has to name.
    package let signatures: Int

    /// What is shown of `record`; `deciders` are those with a folder that it waits for. Nothing for a
    /// closed case.
    package init?(_ record: CaseRecord, context: DocketContext, deciders: [Party]) {
        guard let stage = record.stage else { return nil }
        number = record.number
        kind = record.kind
        procedure = context.procedure
        self.stage = stage
        subject = record.workingName
        applicantNames = record.applicants.map(\.name)
        applicants = record.applicants.map(\.id)
        senders = Set(applicants + [record.opener, record.initiator].compactMap(\.self))
        registrar = context.registrar.id
        self.deciders = deciders.map(\.id)
        decider = Competence.decider(of: record, context: context)?.id
        let named = context.procedure.stage(stage)
        asked = Set(
            deciders.map(\.id).filter { party in
                named.map {
                    Voices.awaited(by: party, in: $0, of: record, context: context).isOfCase
                } ?? false
            })
        clock = record.clock
        objections = record.objections.filter { $0.standing == .standing }.map {
            StandingObjection(number: $0.number, clock: $0.clock)
        }
        revision = record.revision
        actCount = record.history.count
        changed = record.history.last?.at ?? record.since
        since = record.since
        document = record.opening.digest
        hasItems = !record.items.isEmpty
        signatures = context.signaturesNeeded
    }

    /// The stage it lies in.
    var stageDefinition: Stage? { procedure.stage(stage) }

    /// The light on `day`, `nil` without a period; a stage that only waits is green.
    func light(on day: Day, calendar: WorkingCalendar) -> Light? {
        guard let clock else { return nil }
        guard stageDefinition?.isDecided == true else { return .green }
        return clock.light(on: day, calendar: calendar)
    }

    /// Its last day as desks sort by it: the earliest of the stage's and of its objections'.
    var dueDay: Day? {
        ([clock?.due.day] + objections.map { $0.clock.due.day }).compactMap(\.self).min()
    }
}

extension DocketContext {
    /// How many different people a decision has to name (经办, 审核, 签发), by the profile.
    package var signaturesNeeded: Int {
        profile.settings["decision.signatures"].flatMap { Int($0) } ?? 1
    }
}
