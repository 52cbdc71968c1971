import WorkingDays

extension Docket {
    /// Lets the clock act on an entry: tells its registrants that the renewal window is open or that
    /// a first application is due, or lets the entry lapse, marks what rests on it, and orders that
    /// access ends.
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
        let effective = Instant(milliseconds: own.at).day
        let step = Proceeding.EffectStep(
            article: context.article(of: folio, own.kind), effective: effective)
        guard own.kind == .lapse else {
            return .acted(remind(own.kind, folio, until: until, step, context, &numbering))
        }
        let renewal = (context.register.openCases[folio.number] ?? []).first(
            where: context.isRenewal)
        guard let renewal else {
            return .acted(lapse(folio, until: until, step, context, &numbering))
        }
        // A renewal that is under way keeps the entry from lapsing before it is decided. Data is not
        // used beyond the term meanwhile.
        guard folio.kind == .authorisationRecord, folio.state == .inForce else {
            return .waits("登记 \(folio.number) 的续展案件 \(renewal.text) 正在办理。")
        }
        return .acted(pause(folio, for: renewal, step, context, &numbering))
    }

    private static func remind(
        _ kind: ScheduledTick.Kind, _ folio: RegisterFolio, until: Day,
        _ step: Proceeding.EffectStep, _ context: FolioContext, _ numbering: inout Numbering
    ) -> FolioAction {
        let number = numbering.documentNumber(of: context.issuer, on: context.now.day)
        var changed = folio
        changed.note(
            .reminded, at: context.now, in: nil, paper: number,
            ground: kind == .firstApplication ? FolioAct.firstApplication : nil, step)
        return FolioAction(
            folios: [changed], events: [JournalEvent.entry(folio.number, .reminded)],
            orders: [order(kind, about: changed, until: until, number, step, in: context)])
    }

    private static func lapse(
        _ folio: RegisterFolio, until: Day, _ step: Proceeding.EffectStep,
        _ context: FolioContext, _ numbering: inout Numbering
    ) -> FolioAction {
        let number = numbering.documentNumber(of: context.issuer, on: context.now.day)
        var changed = folio
        changed.state = .lapsed
        changed.since = step.effective
        changed.rights = nil
        changed.note(.lapsed, at: context.now, in: nil, paper: number, step)
        let marked = folio.marksOnDependants(
            in: context.register, since: step.effective, at: context.now, article: step.article)
        var orders = [
            order(.lapse, about: changed, until: until, number, step, in: context)
        ]
        if folio.givesAccess {
            let values = context.dependantValues(of: changed, until: until)
            orders.append(
                accessOrder("access-ended", about: changed, values, step, context, &numbering))
        }
        for notice in DependantNotice.notices(about: changed, to: marked, article: step.article) {
            orders.append(
                notice.order(
                    documentNumber: numbering.documentNumber(
                        of: context.issuer, on: context.now.day),
                    issuer: context.issuer.id, case: nil))
        }
        return FolioAction(
            folios: [changed] + marked,
            events: [JournalEvent.entry(folio.number, .lapsed)] + marked.compactMap(\.lastEvent),
            orders: orders)
    }

    /// Suspends an authorisation whose term is over while its renewal is not decided.
    private static func pause(
        _ folio: RegisterFolio, for renewal: CaseNumber, _ step: Proceeding.EffectStep,
        _ context: FolioContext, _ numbering: inout Numbering
    ) -> FolioAction {
        var changed = folio
        changed.state = .suspended
        changed.since = step.effective
        let order = accessOrder(
            "access-paused", about: changed,
            ["endedDay": step.effective.chinese, "renewalCase": renewal.text], step, context,
            &numbering)
        changed.note(
            .suspended, at: context.now, in: nil, paper: order.documentNumber,
            ground: FolioAct.renewalPending, step)
        return FolioAction(
            folios: [changed], events: [JournalEvent.entry(folio.number, .suspended)],
            orders: [order])
    }

    /// An order about access, to the platform and whoever has it.
    private static func accessOrder(
        _ code: String, about folio: RegisterFolio, _ values: [String: String],
        _ step: Proceeding.EffectStep, _ context: FolioContext, _ numbering: inout Numbering
    ) -> PaperOrder {
        var own = [
            "article": step.article, "entryNumber": folio.number, "entryName": folio.current.name,
            "holders": folio.current.registrants.map(\.name).joined(separator: "、"),
        ]
        own["validUntil"] = folio.current.validUntil?.chinese
        return PaperOrder(
            kind: .order, code: code,
            documentNumber: numbering.documentNumber(of: context.issuer, on: context.now.day),
            issuer: context.issuer.id,
            addressees: addressees(context.platforms + folio.current.registrants.map(\.id)),
            values: own.merging(values) { own, _ in own },
            effective: step.effective == context.now.day ? nil : step.effective,
            body: .entry(folio.current))
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
        if folio.givesAccess { values["isAuthorisation"] = "true" }
        if tick == .lapse {
            values.merge(context.dependantValues(of: folio, until: until)) { own, _ in own }
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

extension FolioContext {
    /// What rests on an entry that ends, as papers say it: `dependants`, which stand marked, and
    /// `grants`, which end with it; and what ends with access.
    fileprivate func dependantValues(of folio: RegisterFolio, until: Day) -> [String: String] {
        let standing = (register.dependants[folio.number] ?? [])
            .compactMap { register.folios[$0] }.filter(\.state.isStanding)
        let isAuthorisation = folio.kind == .authorisationRecord
        let grants = standing.filter { isAuthorisation && $0.kind == .dataDemand }
        let marked = standing.filter { !grants.contains($0) }
        var values: [String: String] = [:]
        if !marked.isEmpty {
            values["dependants"] = RegisterFolio.list(marked)
            values["dependantCount"] = String(marked.count)
        }
        guard folio.givesAccess else { return values }
        return values.merging(
            AccessEnd.values(
                since: until.adding(days: 1), lastDay: until, grants: grants, profile: profile)
        ) { own, _ in own }
    }
}
