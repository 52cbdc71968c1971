import WorkingDays

// Conditions of applications about an entry, held against the register.
extension NamedGuard {
    /// The entry counts, or is suspended: such a one may still be ended.
    static let entryStanding = NamedGuard("entry-standing", article: "9(5)") { subject in
        guard let folio = subject.folio, !folio.state.isStanding else { return [] }
        return [
            RegistryRule.entryNotInForce.finding(
                at: subject.place("entry[1]/number[1]"), found: folio.state.rawValue,
                expected: EntryState.inForce.rawValue,
                ["number": folio.number, "state": folio.state.chinese])
        ]
    }

    /// The entry does not count any more and cannot come into force again.
    static let entryOver = NamedGuard(
        "entry-over", article: "9(5)",
        otherwise: "登记没有终止", "the entry has not ended"
    ) { subject in subject.folio.map { !$0.state.isStanding } ?? false }

    /// Whoever acts ex officio is the registrar competent for the entry.
    static let initiatorCompetent = NamedGuard("initiator-competent", article: "6") { subject in
        guard let initiator = subject.record.initiator else { return [] }
        return initiator == subject.record.registrar ? [] : [subject.otherInitiator]
    }

    /// It was sent ex officio, by the registrar competent for the entry.
    static let sentExOfficio = NamedGuard("sent-ex-officio", article: "6") { subject in
        subject.record.initiator == subject.record.registrar ? [] : [subject.otherInitiator]
    }

    /// Who says to be a registrant is one; an interested party need not be.
    static let correctionRequester = NamedGuard(
        "correction-requester", article: "26号 9(3)"
    ) { subject in
        subject[FactName.correctionRequester] == "registrant"
            ? applicantIsRegistrant.findings(subject) : []
    }

    /// Every field to be changed is one that this kind of entry has.
    static let changesOfKind = NamedGuard("changes-of-kind", article: "9(5)") { subject in
        guard let folio = subject.folio else { return [] }
        return subject.changes.filter { !$0.belongs(to: folio.kind) }.map { change in
            RegistryRule.changePath.finding(
                at: subject.place(of: change, "path"), found: change.path,
                ["number": folio.number, "path": change.path])
        }
    }

    /// Every old value is the register's.
    static let changesMatchRegister = NamedGuard(
        "changes-match-register", article: "9(5)"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        return subject.changes.filter {
            $0.belongs(to: folio.kind) && !$0.isRight(about: folio.current)
        }.map { change in
            RegistryRule.changeOld.finding(
                at: subject.place(of: change, "old"), found: change.old,
                expected: change.value(in: folio.current) ?? "", ["path": change.path])
        }
    }

    /// With all changes made the entry is one that would be registered.
    static let changesKeepEntryValid = NamedGuard(
        "changes-keep-entry-valid", article: "9(1)"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        let own = subject.changes.filter { $0.belongs(to: folio.kind) }
        return ChangedEntry(folio.current, by: own).faults.map { fault in
            RegistryRule.changeResult.finding(
                at: subject.place("changes[1]"), article: fault.article, found: fault.found,
                expected: fault.path, ["reason": fault.chinese, "detail": fault.english])
        }
    }

    /// The profile knows revocation.
    static let revocationAllowed = NamedGuard(
        "revocation-allowed", article: "26号 20",
        otherwise: "适用的规则没有规定撤销登记", "the rules that apply know no revocation"
    ) { $0.context.profile.isOn("revocation.allowed") }

    /// The profile gives national codes, this entry has none yet, and the code has a length that
    /// the setting `certificate.nationalCodeLength` allows.
    static let nationalCodeOpen = NamedGuard("national-code-open", article: "26号 13") { subject in
        let profile = subject.context.profile
        guard let folio = subject.folio, let code = subject[FactName.nationalCode] else {
            return []
        }
        guard profile.isOn("certificate.nationalCode") else {
            return [
                subject.failure(
                    "national-code-open", article: "26号 13", "适用的规则没有规定登记结果查询码",
                    "the rules that apply know no national code")
            ]
        }
        let place = subject.place("nationalCode[1]/code[1]")
        var findings: [Finding] = []
        if let given = folio.current.nationalCode {
            findings.append(
                RegistryRule.nationalCodeGiven.finding(
                    at: place, found: code, expected: given, ["number": folio.number]))
        }
        let lengths = profile.list("certificate.nationalCodeLength")
        if !lengths.isEmpty, !lengths.contains(String(code.count)) {
            findings.append(
                RegistryRule.nationalCodeForm.finding(
                    at: place, found: code, expected: lengths.joined(separator: " / ")))
        }
        return findings
    }

    static let ofAmendment =
        [
            entryStanding, entryOver, initiatorCompetent, sentExOfficio, correctionRequester,
            changesOfKind,
            changesMatchRegister, changesKeepEntryValid, revocationAllowed, nationalCodeOpen,
        ] + ofRenewal
}

extension GuardedCase {
    /// The changes asked for.
    var changes: [EntryChange] {
        EntryChange.changes(of: tables ?? record.tables)
    }

    func place(of change: EntryChange, _ element: String) -> FindingPlace {
        place("changes[1]/change[\(change.row)]/\(element)[1]").of(change.path)
    }

    var otherInitiator: Finding {
        let number = self[FactName.entryNumber] ?? ""
        return RegistryRule.initiatorOther.finding(
            at: place, found: record.initiator?.code, expected: record.registrar.code,
            ["number": number])
    }
}
