import WorkingDays

// What is recorded, evaluated and punished under an authorisation (办法 art. 23 to 25, 28 to 30). The
// value with which some are asked is the article that the finding names.
extension NamedGuard {
    /// The entry concerned is an authorisation.
    static let authorisationKnown = NamedGuard("authorisation-known", article: "23") { subject in
        let article = subject.argument ?? "23"
        let place = subject.place("entry[1]/number[1]")
        let number = subject[FactName.entryNumber] ?? ""
        guard let folio = subject.folio else {
            return [
                RegistryRule.entryUnknown.finding(
                    at: place, article: article, found: number, ["number": number])
            ]
        }
        if folio.kind == .authorisationRecord { return [] }
        return [
            subject.failure(
                "authorisation-known", article: article, "登记 \(number) 不是授权",
                "the entry \(number) is no authorisation")
        ]
    }

    /// Every applicant is an operator to whom the authorisation was given.
    static let authorisationHolder = NamedGuard("authorisation-holder", article: "23") { subject in
        guard let folio = subject.folio else { return [] }
        let holders = Set(folio.current.registrants.map(\.id))
        return subject.record.applicants.enumerated().filter {
            !holders.contains($0.element.id)
        }.map { index, applicant in
            RegistryRule.authorisationOperator.finding(
                at: subject.place("applicants[1]/applicant[\(index + 1)]").of(applicant.id.code),
                article: subject.argument ?? "23", found: applicant.id.code,
                expected: holders.map(\.code).sorted().joined(separator: " "),
                ["code": applicant.id.code, "number": folio.number])
        }
    }

    /// The authorisation is in force or suspended.
    static let authorisationStanding = NamedGuard(
        "authorisation-standing", article: "24(1)"
    ) { subject in
        guard let folio = subject.folio, !folio.state.isStanding else { return [] }
        return [
            subject.failure(
                "authorisation-standing", article: subject.argument ?? "24(1)",
                "授权 \(folio.number) \(folio.state.chinese)",
                "the authorisation \(folio.number) is \(folio.state.rawValue)")
        ]
    }

    /// The report is about a year in which the authorisation was in force, and that is over.
    static let reportYear = NamedGuard("report-year", article: "23") { subject in
        guard let folio = subject.folio, let year = subject["report.year"].flatMap({ Int($0) })
        else { return [] }
        let received = subject.record.opening.receivedAt.day
        let end = folio.state.isStanding ? folio.current.validUntil : folio.since.adding(days: -1)
        let last = end.map { min($0.year, received.year) } ?? received.year
        let isOver = year < received.year || end.map { $0 < received } == true
        if (folio.versions[0].validFrom.year...max(last, folio.versions[0].validFrom.year))
            .contains(year), isOver
        {
            return []
        }
        return [
            subject.failure(
                "report-year", article: "23", "\(year)年不是授权期限内已经结束的年度",
                "\(year) is no year of the authorisation that is over")
        ]
    }

    /// The period for rectification is over, or what was sent in it was not enough.
    static let rectificationFailed = NamedGuard(
        "rectification-failed", article: "24(2)", otherwise: "整改期限尚未届满，也没有认定整改不合格",
        "the period for rectification runs on, and nothing was found wanting"
    ) { subject in
        subject.record.history.contains {
            $0.act == "overdue" && $0.stage == "rectification" || $0.act == "not-yet"
        }
    }

    /// The operator stated its case, or let the time for it go by.
    static let statementHeard = NamedGuard(
        "statement-heard", article: "30(2)", otherwise: "运营机构尚未陈述、申辩，期限也没有届满",
        "the operator has not stated its case, and has time to"
    ) { subject in
        subject.record.filings.contains { $0.kind.rawValue == "follow-up" }
            || subject.record.clock.map { subject.context.now >= $0.due.end } == true
    }

    /// After the first measures the operator reported how the incident ended.
    static let finalReportFiled = NamedGuard(
        "final-report-filed", article: "30(1)", otherwise: "尚未收到事件调查处理结果的报告",
        "the report on how the incident ended has not come"
    ) { subject in
        subject.record.filings.contains {
            $0.kind.rawValue == "follow-up" && $0.input.receivedAt > subject.record.since
        }
    }

    static let ofSupervision = [
        authorisationKnown, authorisationHolder, authorisationStanding, reportYear,
        rectificationFailed, statementHeard, finalReportFiled,
    ]
}
