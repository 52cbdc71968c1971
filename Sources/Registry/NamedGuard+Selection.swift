import WorkingDays

extension NamedGuard {
    /// The window is over, nothing was selected yet, and somebody applied.
    static let selectionDue = NamedGuard("selection-due", article: "14(3)") { subject in
        guard let folio = subject.announcement else { return [] }
        let place = subject.place("entry[1]/number[1]")
        var findings: [Finding] = []
        if let until = folio.day(FactName.announcementUntil),
            subject.record.opening.receivedAt.day <= until
        {
            findings.append(
                RegistryRule.selectionEarly.finding(
                    at: place, found: subject.record.opening.receivedAt.day.iso,
                    expected: "> " + until.iso,
                    ["number": folio.number, "until": until.chinese, "iso": until.iso]))
        }
        let open = subject.cases(of: .selection).map(\.number.text)
        let isDone = !folio.rows(of: FactName.selectionList).isEmpty
        for other in isDone ? [folio.current.caseNumber.text] : open {
            findings.append(
                RegistryRule.selectionDone.finding(
                    at: place, found: other, ["number": folio.number, "other": other]))
        }
        if !isDone, subject.cases(of: .operatorApplication).isEmpty {
            findings.append(
                RegistryRule.selectionNone.finding(at: place, ["number": folio.number]))
        }
        return findings
    }

    /// There are as many experts as the profile asks for.
    static let expertsEnough = NamedGuard("experts-enough", article: "14(3)") { subject in
        let least = subject.context.profile.settings["evaluation.scoreSheets"].flatMap { Int($0) }
        let found = subject.table(FactName.selectionExperts)?.rows.count ?? 0
        guard let least, found < least else { return [] }
        return [
            RegistryRule.selectionExperts.finding(
                at: subject.place("selection[1]/experts[1]"), found: String(found),
                expected: "≥ " + String(least),
                ["found": String(found), "least": String(least)])
        ]
    }

    /// None of them is of an applicant's organisation, nor of those who organise the evaluation.
    static let expertsIndependent = NamedGuard("experts-independent", article: "14(3)") { subject in
        let applicants = subject.cases(of: .operatorApplication).flatMap(\.applicants)
        let codes = Set(applicants.map(\.id.code) + [subject.context.authority.id.code])
        let names = Set(applicants.map(\.name) + [subject.context.authority.name])
        let rows = subject.table(FactName.selectionExperts)?.rows ?? []
        return rows.enumerated().compactMap { index, row in
            guard row.count > 3, codes.contains(row[3]) || names.contains(row[2]) else {
                return nil
            }
            return RegistryRule.selectionIndependent.finding(
                at: subject.place("selection[1]/experts[1]/expert[\(index + 1)]").of(row[0]),
                found: row[3], ["id": row[0], "name": row[1], "code": row[3]])
        }
    }

    /// Every expert scored every application on every criterion, once and within its maximum.
    static let scoresComplete = NamedGuard("scores-complete", article: "14(3)") { subject in
        guard subject.announcement != nil else { return [] }
        return ScoreReading(subject).findings
    }

    /// The list is what follows from the scores by the announcement's criteria.
    static let listExact = NamedGuard("list-exact", article: "14(3)") { subject in
        guard let folio = subject.announcement else { return [] }
        let reading = ScoreReading(subject)
        guard reading.findings.isEmpty, !reading.applications.isEmpty else { return [] }
        let places = folio.current[FactName.announcementPlaces].flatMap { Int($0) } ?? 1
        let ties =
            folio.current[FactName.announcementTieRule].flatMap(TieRule.init(rawValue:))
            ?? .receipt
        let list = reading.sheets.list(
            of: reading.applications.map(\.number), places: places, ties: ties)
        let expected = list.map { listed in reading.row(of: listed) }
        let found = subject.table(FactName.selectionList)?.rows ?? []
        return (0..<max(expected.count, found.count)).compactMap { index in
            let wanted = index < expected.count ? expected[index] : nil
            let given = index < found.count ? found[index] : nil
            if let wanted, let given, isSame(given, wanted) { return nil }
            let text = wanted?.joined(separator: " ") ?? "—"
            return RegistryRule.selectionList.finding(
                at: subject.place("selection[1]/list[1]/listed[\(index + 1)]"),
                found: given?.joined(separator: " "), expected: text,
                ["rank": String(index + 1), "expected": text])
        }
    }

    /// Every application on the list is still open.
    static let listStands = NamedGuard("list-stands", article: "14(3)") { subject in
        let open = Set(subject.cases(of: .operatorApplication).map(\.number.text))
        let rows = subject.table(FactName.selectionList)?.rows ?? []
        return rows.filter { $0.count > 1 && !open.contains($0[1]) }.map { row in
            RegistryRule.selectionGone.finding(at: subject.place.of(row[1]), ["case": row[1]])
        }
    }

    /// A total may be written with zeros that say nothing.
    private static func isSame(_ given: [String], _ wanted: [String]) -> Bool {
        guard given.count == wanted.count, given.count > 4 else { return false }
        var given = given
        given[4] = Hundredths(given[4])?.text ?? given[4]
        return given == wanted
    }

    static let ofSelection = [
        selectionDue, expertsEnough, expertsIndependent, scoresComplete, listExact, listStands,
    ]
}
