import WorkingDays

extension Docket {
    /// Lets the clock act on an entry: tells its registrants that the renewal window is open, or lets
    /// the entry lapse and marks what rests on it.
    package static func tick(
        _ tick: ScheduledTick, entry folio: RegisterFolio, in context: FolioContext,
        numbering: inout Numbering
    ) -> FolioOutcome {
        guard let own = FolioSchedule.tick(for: folio, profile: context.profile),
            own.kind == tick.kind
        else { return .waits("该时点已经不适用于登记 \(folio.number) 的现状。") }
        guard context.now.milliseconds >= own.at, let until = folio.current.validUntil else {
            return .waits("登记 \(folio.number) 的下一时点尚未到达。")
        }
        let isLapse = own.kind == .lapse
        // A renewal that is under way keeps the entry from lapsing before it is decided.
        if isLapse, let open = context.register.openCases[folio.number]?.first,
            context.isRenewal(open)
        {
            return .waits("登记 \(folio.number) 的续展案件 \(open.text) 正在办理。")
        }
        let act: EntryAct = isLapse ? .lapsed : .reminded
        let effective = Instant(milliseconds: own.at).day
        let article = context.article(of: folio, act)
        var changed = folio
        let number = numbering.documentNumber(of: context.issuer, on: context.now.day)
        if isLapse {
            changed.state = .lapsed
            changed.since = effective
            changed.rights = nil
        }
        let step = Proceeding.EffectStep(article: article, effective: effective)
        changed.note(act, at: context.now, in: nil, paper: number, step)
        let marked =
            isLapse
            ? folio.marksOnDependants(
                in: context.register, since: effective, at: context.now, article: article) : []
        var orders = [
            order(act, about: changed, until: until, number, step, in: context)
        ]
        for notice in DependantNotice.notices(about: changed, to: marked, article: article) {
            orders.append(
                notice.order(
                    documentNumber: numbering.documentNumber(
                        of: context.issuer, on: context.now.day),
                    issuer: context.issuer.id, case: nil))
        }
        return .acted(
            FolioAction(
                folios: [changed] + marked,
                events: [JournalEvent.entry(folio.number, act)]
                    + marked.map { JournalEvent.entry($0.number, .marked) },
                orders: orders))
    }

    /// The paper to the registrants: that the window is open, or that the entry has lapsed.
    private static func order(
        _ act: EntryAct, about folio: RegisterFolio, until: Day, _ number: String,
        _ step: Proceeding.EffectStep, in context: FolioContext
    ) -> PaperOrder {
        let kind: PaperKind = act == .lapsed ? .cancellation : .reminder
        var values = [
            "article": step.article, "validUntil": until.chinese, "entryNumber": folio.number,
            "entryName": folio.current.name,
        ]
        values["renewalYears"] = context.profile.terms["renewalYears"].map { String($0.value) }
        if folio.kind == .authorisationRecord { values["isAuthorisation"] = "true" }
        let dependants = context.register.dependants[folio.number] ?? []
        let standing = dependants.compactMap { context.register.folios[$0] }
            .filter(\.state.isStanding)
        if act == .lapsed, !standing.isEmpty {
            values["dependants"] = RegisterFolio.list(standing)
            values["dependantCount"] = String(standing.count)
        }
        return PaperOrder(
            kind: kind, code: act == .lapsed ? "lapsed" : kind.code, documentNumber: number,
            issuer: context.issuer.id,
            addressees: addressees(folio.current.registrants.map(\.id)), values: values,
            effective: step.effective == context.now.day ? nil : step.effective,
            body: .entry(folio.current))
    }
}
