import WorkingDays

// From the facts that `schemas/facts/party.xml` takes from a package, by their names and, in
// tables, by the order of columns.
extension PartyApplication {
    /// Reads it from a case, or from one about to open; `nil` for a case of another kind.
    package init?(_ record: CaseRecord) {
        self.init(record.facts, record.tables)
    }

    /// The same from facts.
    init?(_ facts: [Fact], _ tables: [FactTable]) {
        let values = Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
        guard let action = values[FactName.partyAction].flatMap(Action.init),
            let id = values[FactName.partyCode].flatMap(PartyID.init)
        else { return nil }
        self.init(action, of: id)
        func rows(_ name: String) -> [[String]] { tables.first { $0.name == name }?.rows ?? [] }
        name = values["party.name"]
        region = values["party.region"]
        roles = rows("party.roles").compactMap { $0.first.flatMap(PartyRole.init) }
        trustsFolder = values["party.folder.trusted"].map { $0 == "true" }
        hasFolder = values["party.folder.answers"].map { $0 == "true" }
        requiresMarker = values["party.folder.marker"].map { $0 == "required" }
        contact = values["party.contact"]
        documentPrefix = values["party.documentPrefix"]
        entrustment = values["party.entrustment.instrument"].map { instrument in
            Entrustment(
                instrument, from: values["party.entrustment.from"].flatMap { Day(iso: $0) },
                until: values["party.entrustment.until"].flatMap { Day(iso: $0) },
                region: values["party.entrustment.region"],
                authority: values["party.entrustment.authority"].flatMap(PartyID.init))
        }
        certificates = rows("party.certificates").map { row in
            let cell = Row(row)
            return CertificateChange(
                isRevocation: cell[0] == "revoke", pem: cell[4],
                validity: Validity(from: cell[2], until: cell[3]))
        }
        officers = rows("party.officers").map { row in
            let cell = Row(row)
            return OfficerChange(
                id: cell[0], isRemoval: cell[1] == "remove", name: cell[2],
                stages: cell[3].split(separator: " ").map(String.init),
                certificate: cell[7].isEmpty
                    ? nil
                    : CertificateChange(
                        isRevocation: false, pem: cell[7],
                        validity: Validity(from: cell[5], until: cell[6])))
        }
        reason = values["party.reason"] ?? ""
    }

    /// A row of which every cell may be asked for: one that is not there is empty.
    private struct Row {
        let cells: [String]
        init(_ cells: [String]) { self.cells = cells }
        subscript(index: Int) -> String { index < cells.count ? cells[index] : "" }
    }
}

extension PartyApplication.Validity {
    /// From two times as examiners write them; `nil` where one is none.
    init?(from: String, until: String) {
        guard let from = Instant(iso: from), let until = Instant(iso: until) else { return nil }
        self.init(from: from, until: until)
    }
}

extension PackageFacts {
    /// A package about a party names no applicants: the party itself is the one whose case it is, by
    /// what is on file of it, so that nobody of its own decides and its region's registrar does.
    package func concerningParty(among parties: [PartyID: Party]) -> PackageFacts {
        guard kind == .party, applicants.isEmpty, let asked = PartyApplication(facts, tables)
        else { return self }
        let known = parties[asked.id]
        let role = known?.roles.first ?? asked.roles.first ?? .public
        var facts = self
        facts.applicants = [
            Applicant(
                name: known?.name ?? asked.name ?? asked.id.code, id: asked.id,
                kind: role.rawValue, region: known?.region ?? asked.region ?? "",
                representative: "", contact: asked.contact ?? known?.contact ?? "")
        ]
        return facts
    }
}
