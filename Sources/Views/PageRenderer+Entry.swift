package import Registry
internal import WorkingDays

extension PageRenderer {
    /// The public page of an entry. It shows what publicity, catalogue and status list show anyway, and
    /// of its particulars those that `facts/<kind>.xml` calls public; nobody's name but that of an
    /// organisation, and no contact.
    ///
    /// `dependants` are those to be listed, `dependantCount` how many there are.
    package func entryPage(
        _ folio: RegisterFolio, sources: [RelatedEntry], dependants: [RelatedEntry],
        dependantCount: Int
    ) throws(ViewError) -> [UInt8] {
        let parts = folio.number.split(separator: "-").map(String.init)
        var page = SiteEntryPage()
        page.site = SiteFrame(site, section: .register, depth: 3)
        page.demonstration = site.mark
        page.entryNumber = folio.number
        page.siteEntryName = publicName(of: folio)
        page.entryYear = parts[2]
        page.regionName = labels.text(.region, parts[1])
        if let shard = StatusShardName(of: folio.number) {
            page.shardPage = "../../../status/\(shard.text).html"
        }
        page.stateTitle = folio.state.chinese
        page.stateColour = folio.state.colour
        page.stateSince = folio.since.chinese
        page.entryMarks = folio.marks.map { LabelledRow($0.kind.chinese, $0.since.chinese) }
        page.entryRows = entryRows(folio)
        page.versionRows = folio.versions.reversed().map { version($0, of: folio) }
        page.related =
            sources.map { RelatedRow($0, relation: "来源") }
            + dependants.map { RelatedRow($0, relation: "被依托") }
        if dependantCount > dependants.count {
            page.moreRelated = "以本登记为来源的登记共 \(dependantCount) 项，仅列 \(dependants.count) 项。"
        }
        page.actRows = folio.acts.filter(PageRenderer.isPublic).map(EntryActRow.init)
        return try templates.render(page, TemplateName.siteEntry)
    }

    /// What everybody may call an entry.
    package func publicName(of folio: RegisterFolio) -> String {
        folio.isNamedInPublic ? folio.current.name : labels.text(.kind, folio.kind.rawValue)
    }

    private func entryRows(_ folio: RegisterFolio) -> [LabelledRow] {
        let entry = folio.current
        var rows = [
            LabelledRow("登记类型", labels.text(.kind, folio.kind.rawValue)),
            LabelledRow("登记编号", folio.number),
        ]
        for registrant in entry.registrants where folio.isNamedInPublic {
            let role = labels.text(.applicant, registrant.kind)
            rows.append(
                LabelledRow("登记主体", "\(registrant.name)\n\(registrant.id.code)　\(role)"))
        }
        rows.append(LabelledRow("有效期", PageRenderer.span(entry)))
        if let code = entry.nationalCode { rows.append(LabelledRow("登记结果查询码", code)) }
        if let rights = folio.rights {
            let since = rights.since.chinese
            rows.append(LabelledRow("确权声明", "有（\(rights.documentNumber)，自\(since)）"))
        }
        for fact in entry.facts
        where folio.isNamedInPublic && labels.codes.isPublic(fact, of: folio.kind) {
            let text = labels.codes.text(fact, of: folio.kind)
            let isRegion = fact.name.hasSuffix(".region")
            rows.append(LabelledRow(fact.label, isRegion ? labels.text(.region, text) : text))
        }
        return rows
    }

    private func version(_ entry: RegisterEntry, of folio: RegisterFolio) -> EntryVersionRow {
        var row = EntryVersionRow()
        row.versionNumber = String(entry.version)
        row.isCurrentVersion = entry.version == folio.current.version && folio.state.isStanding
        row.versionAct = entry.act.chinese
        row.versionSpan = PageRenderer.span(entry)
        if let from = entry.publicityFrom, let until = entry.publicityUntil {
            row.versionPublicity = "\(from.chinese)至\(until.chinese)"
        }
        row.versionCase = entry.caseNumber.text
        return row
    }

    private static func span(_ entry: RegisterEntry) -> String {
        let from = "自\(entry.validFrom.chinese)起"
        guard let until = entry.validUntil else { return from + "有效" }
        return from + "，至\(until.chinese)止"
    }

    /// Reminders to a registrant are its own affair.
    private static func isPublic(_ act: FolioAct) -> Bool {
        switch act.act {
        case .reminded, .overdue, .applied, .noted: false
        default: true
        }
    }
}

extension RegisterFolio {
    /// Whether its name and registrants are public: registrations are shown in publicity (26号 art. 12),
    /// authorisations and announcements are announced (办法 art. 14). Plans, demands and approvals are
    /// between those who take part.
    package var isNamedInPublic: Bool {
        switch EntrySeries(rawValue: String(number.prefix(2))) {
        case .registration, .authorisation, .announcement: true
        case .plan, .grant, .approval, nil: false
        }
    }
}

extension RelatedRow {
    fileprivate init(_ entry: RelatedEntry, relation: String) {
        self.relation = relation
        relatedNumber = entry.number
        relatedName = entry.name
        relatedLink = SitePlace.entry(entry.number, depth: 3)
        relatedState = entry.state?.chinese
        relatedColour = entry.state?.colour ?? ""
    }
}

extension EntryActRow {
    fileprivate init(_ act: FolioAct) {
        actDay = act.effective.chinese
        actTitle = act.act.chinese
        actVersion = String(act.version)
        actDocument = act.documentNumber
        entryActArticle = act.article.isEmpty ? nil : act.article
    }
}
