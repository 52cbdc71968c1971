internal import Pipeline
internal import Registry
internal import Verification
internal import WorkingDays

/// A key as `dengji key list` shows it.
struct KeyRow: Encodable {
    /// What a key does.
    enum State: String, Encodable {
        /// May sign.
        case active
        /// Its private half is not here.
        case absent
        /// Its certificate is not valid today.
        case expired
        /// Another one took its place.
        case rotated
        /// It was taken out of use.
        case retired

        var word: Message {
            switch self {
            case .active: Message(zh: "现用", en: "active")
            case .absent: Message(zh: "私钥不在", en: "no private key")
            case .expired: Message(zh: "证书过期", en: "expired")
            case .rotated: Message(zh: "已更换", en: "rotated")
            case .retired: Message(zh: "已停用", en: "retired")
            }
        }
    }

    let party: String
    let partyName: String?
    let name: String
    let fingerprint: String
    let algorithm: String
    let state: State
    let from: String
    let until: String?
    let note: String?
    let validFrom: String
    let validUntil: String
    let issuer: String

    init(
        _ entry: KeyFolder.Entry, party: Party?, in keys: KeyFolder, _ unlock: KeyUnlock,
        now: Instant
    ) throws {
        let record = entry.record
        let certificate = entry.certificate
        self.party = record.party.code
        partyName = party?.name
        name = record.name
        fingerprint = record.fingerprint
        self.algorithm = certificate.publicKey.algorithm.name
        from = record.from.iso
        until = record.until?.iso
        note = record.note.isEmpty ? nil : record.note
        validFrom = Instant(milliseconds: certificate.notBefore).iso
        validUntil = Instant(milliseconds: certificate.notAfter).iso
        issuer =
            (entry.intermediates.first
            ?? keys.roots.first {
                certificate.leads(through: [], to: [$0])
            })?.subjectName ?? ""
        switch record.end {
        case .rotated: state = .rotated
        case .retired: state = .retired
        case nil:
            if try keys.privateKey(record.name, unlock) == nil {
                state = .absent
            } else {
                state = certificate.isValid(at: now.milliseconds) ? .active : .expired
            }
        }
    }

    /// For people.
    static func table(_ rows: [KeyRow]) -> String {
        var table = TextTable([
            Message(zh: "单位", en: "party"), Message(zh: "指纹", en: "fingerprint"),
            Message(zh: "算法", en: "algorithm"), Message(zh: "状态", en: "state"),
            Message(zh: "启用", en: "from"), Message(zh: "停用", en: "until"),
            Message(zh: "证书至", en: "valid until"), Message(zh: "名称", en: "name"),
        ])
        for row in rows {
            table.add([
                TextTable.Cell(row.party), TextTable.Cell(String(row.fingerprint.prefix(16))),
                TextTable.Cell(row.algorithm), TextTable.Cell(row.state.word.text),
                TextTable.Cell(String(row.from.prefix(10))),
                TextTable.Cell(String((row.until ?? "").prefix(10))),
                TextTable.Cell(String(row.validUntil.prefix(10))),
                TextTable.Cell(row.partyName ?? ""),
            ])
        }
        return table.text
    }
}
