internal import Registry
internal import WorkingDays

/// A party as `dengji party` shows it.
struct PartyRow: Encodable {
    struct CertificateRow: Encodable {
        let fingerprint: String
        let officer: String?
        let revokedAt: String?
    }

    struct OfficerRow: Encodable {
        let id: String
        let name: String
        let stages: [String]
    }

    struct EntrustmentRow: Encodable {
        let instrument: String
        let authority: String?
        let from: String?
        let until: String?
        let region: String?
    }

    let code: String
    let name: String
    let region: String
    let roles: [String]
    let state: String
    let since: String?
    let reason: String?
    let trustedFolder: Bool
    let answerFolder: Bool
    let contact: String
    let documentPrefix: String?
    let entrustment: EntrustmentRow?
    let certificates: [CertificateRow]
    let officers: [OfficerRow]

    init(_ party: Party) {
        code = party.id.code
        name = party.name
        region = party.region
        roles = party.roles.map(\.rawValue)
        state = party.standing.state.rawValue
        since = party.standing.since?.iso
        reason = party.standing.reason.isEmpty ? nil : party.standing.reason
        trustedFolder = party.trustsFolder
        answerFolder = party.hasFolder
        contact = party.contact
        documentPrefix = party.documentPrefix
        entrustment = party.entrustment.map {
            EntrustmentRow(
                instrument: $0.instrument, authority: $0.authority?.code, from: $0.from?.iso,
                until: $0.until?.iso, region: $0.region)
        }
        certificates =
            party.certificates.map { PartyRow.row($0, officer: nil) }
            + party.officers.flatMap { officer in
                officer.certificates.map { PartyRow.row($0, officer: officer.id) }
            }
        officers = party.officers.map {
            OfficerRow(id: $0.id, name: $0.name, stages: $0.stages)
        }
    }

    private static func row(_ pinned: PinnedCertificate, officer: String?) -> CertificateRow {
        CertificateRow(
            fingerprint: PartyCertificates.fingerprint(pinned), officer: officer,
            revokedAt: pinned.revokedAt?.iso)
    }

    private var stateName: Message {
        Message(zh: PartyStanding.State(rawValue: state)?.chinese ?? state, en: state)
    }

    /// One party a line.
    static func table(_ rows: [PartyRow]) -> String {
        var table = TextTable([
            Message(zh: "代码", en: "CODE"), Message(zh: "状态", en: "STATE"),
            Message(zh: "区域", en: "REGION"), Message(zh: "身份", en: "ROLES"),
            Message(zh: "名称", en: "NAME"),
        ])
        for row in rows {
            table.add([
                TextTable.Cell(row.code), TextTable.Cell(row.stateName.text),
                TextTable.Cell(row.region),
                TextTable.Cell(row.roles.joined(separator: " ")), TextTable.Cell(row.name),
            ])
        }
        return table.text
    }

    /// All of one party.
    var text: String {
        var table = TextTable([Message(zh: code, en: code), Message(zh: name, en: name)])
        func add(_ zh: String, _ en: String, _ value: String) {
            guard !value.isEmpty else { return }
            table.add([TextTable.Cell(Message(zh: zh, en: en).text), TextTable.Cell(value)])
        }
        add(
            "状态", "state",
            [stateName.text, since, reason].compactMap { $0 }.joined(separator: " "))
        add("区域", "region", region)
        add("身份", "roles", roles.joined(separator: " "))
        add("投递文件夹", "drop folder", trustedFolder ? "inbox/\(code)/" : "—")
        add("答复文件夹", "answers", answerFolder ? "outbox/\(code)/" : "—")
        add("代字", "prefix", documentPrefix ?? "")
        if let entrustment {
            add(
                "登记委托", "entrustment",
                [
                    entrustment.instrument, entrustment.from.map { "\($0)…" },
                    entrustment.until, entrustment.region, entrustment.authority,
                ].compactMap { $0 }.joined(separator: " "))
        }
        add("联系方式", "contact", contact)
        for officer in officers {
            add(
                "经办人", "officer",
                "\(officer.id) \(officer.name) \(officer.stages.joined(separator: ","))")
        }
        for certificate in certificates {
            let revoked = certificate.revokedAt.map {
                Message(zh: "已撤销 \($0)", en: "revoked \($0)").text
            }
            add(
                "证书", "certificate",
                ["sha256:" + certificate.fingerprint, certificate.officer, revoked]
                    .compactMap { $0 }.joined(separator: " "))
        }
        return table.text
    }
}
