import WorkingDays

extension Docket {
    /// Lets the clock act on an entry: tells its registrants that the renewal window is open or that
    /// a first application is due, or lets the entry lapse and marks what rests on it.
    package static func tick(
        _ tick: ScheduledTick, entry folio: RegisterFolio, in context: FolioContext,
        numbering: inout Numbering
    ) -> FolioOutcome {
        let own = FolioSchedule.tick(
            for: folio, profile: context.profile, calendar: context.calendar)
        guard let own, own.kind == tick.kind
        else { return .waits("该时点已经不适用于登记 \(folio.number) 的现状。") }
        guard context.now.milliseconds >= own.at else {
            return .waits("登记 \(folio.number) 的下一时点尚未到达。")
        }
        if own.kind == .reportReminder || own.kind == .reportOverdue {
            return askForReport(own, entry: folio, in: context, numbering: &numbering)
        }
        guard let until = folio.current.validUntil else {
            return .waits("登记 \(folio.number) 没有期限。")
        }
        let isLapse = own.kind == .lapse
        // A renewal that is under way keeps the entry from lapsing before it is decided.
        let renewal = (context.register.openCases[folio.number] ?? []).first(
            where: context.isRenewal)
        if isLapse, let renewal {
            return .waits("登记 \(folio.number) 的续展案件 \(renewal.text) 正在办理。")
        }
        let effective = Instant(milliseconds: own.at).day
        let article = context.article(of: folio, own.kind)
        let number = numbering.documentNumber(of: context.issuer, on: context.now.day)
        let step = Proceeding.EffectStep(article: article, effective: effective)
        var changed = folio
        changed.note(own.kind, at: context.now, paper: number, step)
        let marked =
            isLapse
            ? folio.marksOnDependants(
                in: context.register, since: effective, at: context.now, article: article) : []
        var orders = [
            order(own.kind, about: changed, until: until, number, step, in: context)
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
                events: [JournalEvent.entry(folio.number, isLapse ? .lapsed : .reminded)]
                    + marked.map { JournalEvent.entry($0.number, .marked) },
                orders: orders))
    }

    /// The paper to the registrants: that the window is open or a first application is due, or that
    /// the entry has lapsed.
    private static func order(
        _ tick: ScheduledTick.Kind, about folio: RegisterFolio, until: Day, _ number: String,
        _ step: Proceeding.EffectStep, in context: FolioContext
    ) -> PaperOrder {
        var values = [
            "article": step.article, "validUntil": until.chinese, "entryNumber": folio.number,
            "entryName": folio.current.name,
        ]
        values["renewalYears"] = context.profile.terms["renewalYears"].map { String($0.value) }
        if folio.kind == .authorisationRecord { values["isAuthorisation"] = "true" }
        let dependants = context.register.dependants[folio.number] ?? []
        let standing = dependants.compactMap { context.register.folios[$0] }
            .filter(\.state.isStanding)
        if tick == .lapse, !standing.isEmpty {
            values["dependants"] = RegisterFolio.list(standing)
            values["dependantCount"] = String(standing.count)
        }
        return PaperOrder(
            kind: tick == .lapse ? .cancellation : .reminder, code: code(of: tick),
            documentNumber: number, issuer: context.issuer.id,
            addressees: addressees(folio.current.registrants.map(\.id)), values: values,
            term: tick == .firstApplication ? context.firstApplication(under: folio) : nil,
            effective: step.effective == context.now.day || tick == .firstApplication
                ? nil : step.effective,
            body: .entry(folio.current))
    }

    private static func code(of tick: ScheduledTick.Kind) -> String {
        switch tick {
        case .lapse: "lapsed"
        case .firstApplication: FolioAct.firstApplication
        default: PaperKind.reminder.code
        }
    }
}

extension RegisterFolio {
    /// What a tick of the clock changes on the entry itself.
    fileprivate mutating func note(
        _ tick: ScheduledTick.Kind, at now: Instant, paper: String, _ step: Proceeding.EffectStep
    ) {
        if tick == .lapse {
            state = .lapsed
            since = step.effective
            rights = nil
        }
        note(
            tick == .lapse ? .lapsed : .reminded, at: now, in: nil, paper: paper,
            ground: tick == .firstApplication ? FolioAct.firstApplication : nil, step)
    }
}
