import WorkingDays

extension NamedGuard {
    /// The entry concerned is an announcement in force.
    static let announcementInForce = NamedGuard(
        "announcement-in-force", article: "14(1)"
    ) { subject in
        if let folio = subject.folio, folio.kind == .announcement, folio.state == .inForce {
            return []
        }
        let number = subject[FactName.entryNumber] ?? ""
        return [
            RegistryRule.announcementForce.finding(
                at: subject.place("entry[1]/number[1]"), found: number, ["number": number])
        ]
    }

    /// It was received inside the announcement's window: until 24:00 of its last day.
    static let announcementOpen = NamedGuard("announcement-open", article: "14(2)") { subject in
        guard let folio = subject.announcement, let from = folio.day(FactName.announcementFrom),
            let until = folio.day(FactName.announcementUntil)
        else { return [] }
        let day = subject.record.opening.receivedAt.day
        if from <= day, day <= until { return [] }
        return [
            RegistryRule.applicationWindow.finding(
                at: subject.place("entry[1]/number[1]"), found: day.iso,
                expected: from.iso + "…" + until.iso,
                [
                    "number": folio.number, "day": day.chinese, "iso": day.iso,
                    "from": from.chinese, "until": until.chinese,
                ])
        ]
    }

    /// No applicant has another open application under the announcement.
    static let appliedOnce = NamedGuard("applied-once", article: "14(2)") { subject in
        guard let folio = subject.announcement else { return [] }
        let others = subject.cases(of: .operatorApplication)
        return subject.record.applicants.enumerated().flatMap { index, applicant in
            others.filter { other in
                other.applicants.contains { $0.id == applicant.id }
            }.map { other in
                RegistryRule.applicationTwice.finding(
                    at: subject.place("applicants[1]/applicant[\(index + 1)]")
                        .of(applicant.id.code),
                    found: other.number.text,
                    [
                        "code": applicant.id.code, "number": folio.number,
                        "case": other.number.text,
                    ])
            }
        }
    }

    /// Each condition of the announcement is answered, and nothing that it does not ask.
    static let conditionsAnswered = NamedGuard("conditions-answered", article: "14(2)") { subject in
        guard let folio = subject.announcement else { return [] }
        let conditions = folio.rows(of: FactName.announcedConditions).filter { $0.count > 1 }
        let answers = (subject.table(FactName.operatorAnswers)?.rows ?? []).compactMap(\.first)
        let missing = conditions.filter { !answers.contains($0[0]) }.map { condition in
            RegistryRule.applicationAnswer.finding(
                at: subject.place("operator[1]"), expected: condition[0],
                ["id": condition[0], "text": condition[1]])
        }
        let unknown = answers.enumerated().filter { _, id in
            !conditions.contains { $0[0] == id }
        }.map { index, id in
            RegistryRule.applicationCondition.finding(
                at: subject.place("operator[1]/answers[1]/answer[\(index + 1)]/condition[1]"),
                found: id, ["id": id, "number": folio.number])
        }
        return missing + unknown
    }

    /// Every resource applied for is one of the announcement.
    static let resourcesAnnounced = NamedGuard("resources-announced", article: "14(2)") { subject in
        guard let folio = subject.announcement else { return [] }
        let announced = folio.column(0, of: FactName.announcedResources)
        let rows = subject.table(FactName.operatorResources)?.rows ?? []
        return rows.enumerated().compactMap { index, row in
            guard let number = row.first, !announced.contains(number) else { return nil }
            return RegistryRule.applicationResource.finding(
                at: subject.place("operator[1]/resources[1]/resource[\(index + 1)]/number[1]")
                    .of(number),
                found: number, ["resource": number, "number": folio.number])
        }
    }

    /// The announcement's entry has the list, and the case is selected there; why it is not is the
    /// reason that is given.
    static let applicationSelected = NamedGuard(
        "application-selected", article: "14(3)"
    ) { subject in
        guard let place = subject.listed else { return [subject.undecided] }
        guard !place.isSelected else { return [] }
        return [
            RegistryRule.applicationRank.finding(
                at: subject.place, found: place.rank,
                [
                    "total": place.total, "rank": place.rank, "count": String(place.count),
                    "places": String(place.selectedCount),
                ])
        ]
    }

    /// The list is there, and the case is not selected.
    static let applicationNotSelected = NamedGuard(
        "application-not-selected", article: "14(3)"
    ) { subject in
        subject.listed.map { !$0.isSelected } == true ? [] : [subject.undecided]
    }

    static let ofOperatorApplication = [
        announcementInForce, announcementOpen, appliedOnce, conditionsAnswered, resourcesAnnounced,
        applicationSelected, applicationNotSelected,
    ]
}

extension GuardedCase {
    /// The announcement that the case is about.
    var announcement: RegisterFolio? {
        folio.flatMap { $0.kind == .announcement ? $0 : nil }
    }

    /// Other open cases of a kind about the same entry, by number.
    func cases(of kind: PackageKind) -> [CaseRecord] {
        context.register.cases.values
            .filter { $0.kind == kind && $0.number != record.number && $0.stage != nil }
            .sorted { $0.number < $1.number }
    }

    /// Where the case stands on the list of its announcement.
    var listed: ListedPlace? {
        announcement.flatMap {
            ListedPlace(of: record.number, in: $0.rows(of: FactName.selectionList))
        }
    }

    fileprivate var undecided: Finding {
        let number = folio?.number ?? ""
        return RegistryRule.applicationUndecided.finding(
            at: place, ["number": number, "case": record.number.text])
    }
}
