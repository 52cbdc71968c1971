import WorkingDays

extension NamedGuard {
    /// The keeper of the archive orders, and sent it itself.
    static let mayDispose = NamedGuard("may-dispose", article: "") { subject in
        guard let view = subject.context.disposal else {
            return [
                subject.failure(
                    "may-dispose", article: "", "没有可以销毁的案卷", "there is nothing to dispose of")
            ]
        }
        let named = subject.record.applicants.first?.id
        let sender = subject.sender ?? named
        if let sender, sender == named, sender == view.orderer { return [] }
        return [
            RegistryRule.disposalOrderer.finding(
                at: subject.place("applicants[1]/applicant[1]/code[1]"), found: sender?.code,
                expected: view.orderer.code, ["sender": sender?.code ?? "—"])
        ]
    }

    /// One person appraised, another one approved, in that order and not after the order came.
    static let disposalApproved = NamedGuard("disposal-approved", article: "") { subject in
        let appraiser = subject[FactName.disposalAppraiser]
        let approver = subject[FactName.disposalApprover]
        let appraised = subject[FactName.disposalAppraisedOn].flatMap { Day(iso: $0) }
        let approved = subject[FactName.disposalApprovedOn].flatMap { Day(iso: $0) }
        let received = subject.record.opening.receivedAt.day
        if let appraiser, let approver, let appraised, let approved, appraiser != approver,
            appraised <= approved, approved <= received
        {
            return []
        }
        let found = [appraiser, appraised?.iso, approver, approved?.iso].map { $0 ?? "—" }
        return [
            RegistryRule.disposalApproval.finding(
                at: subject.place("approved[1]"), found: found.joined(separator: " "),
                expected: "≤ " + received.iso)
        ]
    }

    /// Each case of the list may be destroyed, and is the one that was ordered.
    static let disposalCases = NamedGuard("disposal-cases", article: "") { subject in
        guard let view = subject.context.disposal else { return [] }
        let tables = subject.tables ?? subject.record.tables
        var seen: Set<String> = []
        return OrderedCase.list(of: tables).enumerated().flatMap { index, ordered in
            let judging = OrderedJudging(
                ordered: ordered, path: "cases[1]/case[\(index + 1)]", subject: subject)
            if !seen.insert(ordered.text).inserted {
                return [judging.finding(.disposalTwice, "number[1]")]
            }
            let prospect = ordered.number.flatMap { view.cases[$0] }
            return judging.findings(prospect ?? DisposalProspect(place: .unknown))
        }
    }

    static let ofDisposal = [mayDispose, disposalApproved, disposalCases]
}

/// One case of an order, judged.
private struct OrderedJudging {
    let ordered: OrderedCase
    let path: String
    let subject: GuardedCase

    /// The order counts from its receipt; a clock that is behind that must not shorten a period.
    private var day: Day { min(subject.record.opening.receivedAt.day, subject.context.now.day) }

    func finding(
        _ rule: RegistryRule, _ part: String, found: String? = nil, expected: String? = nil,
        _ words: [String: String] = [:]
    ) -> Finding {
        rule.finding(
            at: subject.place("\(path)/\(part)"), found: found ?? ordered.text,
            expected: expected, words.merging(["case": ordered.text]) { own, _ in own })
    }

    func findings(_ prospect: DisposalProspect) -> [Finding] {
        let tombstone: DisposedCase
        switch prospect.place {
        case .unknown: return [finding(.disposalUnknown, "number[1]")]
        case .open: return [finding(.disposalOpen, "number[1]")]
        case .disposed: return [finding(.disposalDone, "number[1]")]
        case .unsound(let chinese, let english):
            return [
                finding(
                    .disposalBag, "number[1]", found: english,
                    ["reason": chinese, "english": english])
            ]
        case .archived(let found): tombstone = found
        }
        return differences(tombstone) + obstacles(prospect)
    }

    /// What was ordered is not what lies there.
    private func differences(_ tombstone: DisposedCase) -> [Finding] {
        var findings: [Finding] = []
        if ordered.tagManifest != tombstone.tagManifest.text {
            findings.append(
                finding(
                    .disposalDiffers, "tagManifest[1]", found: tombstone.tagManifest.text,
                    expected: ordered.tagManifest))
        }
        if ordered.archiveCode != tombstone.archiveCode {
            findings.append(
                finding(
                    .disposalCode, "archiveCode[1]", found: tombstone.archiveCode ?? "—",
                    expected: ordered.archiveCode ?? "—"))
        }
        return findings
    }

    /// Why it still is needed.
    private func obstacles(_ prospect: DisposalProspect) -> [Finding] {
        var findings: [Finding] = []
        if prospect.keptUntil.map({ day <= $0 }) ?? true {
            findings.append(
                finding(
                    .disposalKept, "number[1]", found: prospect.keptUntil?.iso ?? "—",
                    expected: "< " + day.iso,
                    [
                        "until": prospect.keptUntil.map { $0.chinese + "止" } ?? "永久或者未规定",
                        "iso": prospect.keptUntil.map { "until " + $0.iso }
                            ?? "for ever, or as long as no rule says how long",
                    ]))
        }
        if let entry = prospect.standingEntry {
            findings.append(finding(.disposalEntry, "number[1]", found: entry, ["entry": entry]))
        }
        if prospect.hasObjection || !prospect.openCases.isEmpty {
            let open = prospect.openCases.map(\.text).joined(separator: "、")
            let found = open.isEmpty ? ordered.text : open
            findings.append(finding(.disposalPending, "number[1]", found: found, ["open": found]))
        }
        return findings
    }
}
