import WorkingDays

extension NamedGuard {
    /// The period was not extended before: an extension is to a total, not by a number of days.
    static let notExtended = NamedGuard(
        "not-extended", article: "9(3)",
        otherwise: "期限已经延长过", "the period was extended already"
    ) { $0.record.clock?.extendedBy == nil }

    /// The stage is late.
    static let stageOverdue = NamedGuard(
        "stage-overdue", article: "9(3)",
        otherwise: "本环节没有逾期", "the stage is not late"
    ) { subject in
        subject.record.clock.map { subject.context.now >= $0.due.end } == true
    }

    /// Fewer supplements were asked for than the profile's `supplement.requests`; everything is
    /// asked for at once (26号 art. 10).
    static let supplementNotYetAsked = NamedGuard(
        "supplement-not-yet-asked", article: "9(2)",
        otherwise: "已经要求过补正，应当一次性告知", "a supplement was asked for already"
    ) { subject in
        let limit = subject.context.profile.settings["supplement.requests"].flatMap { Int($0) } ?? 1
        return subject.record.supplementRequests < limit
    }

    static let ofStage = [notExtended, stageOverdue, supplementNotYetAsked]
}
