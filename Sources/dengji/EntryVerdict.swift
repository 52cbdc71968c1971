internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// Where the entry stands today that a certificate or a statement of rights is about, by the register
/// of the workspace in which it was asked.
struct EntryVerdict: Encodable {
    /// The entry.
    let number: String
    /// The paper's version.
    let version: Int
    /// The version that counts, or last did.
    let currentVersion: Int?
    /// `in-force`, `suspended` …
    let state: String?
    /// Since when.
    let since: String?
    /// Whether what the paper says counts today.
    let isCurrent: Bool
    /// Whether the register has a certificate of that version that says the same.
    let isRegistered: Bool
    let zh: String
    let en: String

    /// The entry of a paper; `nil` for one that certifies none, and where the workspace does not know
    /// its number.
    init?(_ paper: PaperView, in workspace: WorkspaceFolder) {
        let entry: RegisterEntry
        switch paper.body {
        case .certificate(let view): entry = view.entry
        case .rights(let about, _): entry = about
        default: return nil
        }
        guard EntrySeries.isNumber(entry.number) else { return nil }
        let path = workspace.path(WorkspacePaths.registry)
            .appending(Path(RegisterPlace.file(of: entry.number)))
        do {
            guard try WorkspaceFolder.exists(path) else { return nil }
            let folio = try EntryFile.read(try WorkspaceFolder.bytes(of: path))
            self.init(paper, entry, folio)
        } catch {
            self.init(entry, unreadable: "\(error)")
        }
    }

    private init(_ entry: RegisterEntry, unreadable reason: String) {
        number = entry.number
        version = entry.version
        currentVersion = nil
        state = nil
        since = nil
        isCurrent = false
        isRegistered = true
        zh = "登记 \(entry.number) 的登记簿文件不能读取，请运行 dengji verify 核验工作区：\(reason)"
        en =
            "the register's file of \(entry.number) cannot be read, verify the workspace: \(reason)"
    }

    private init(_ paper: PaperView, _ entry: RegisterEntry, _ folio: RegisterFolio) {
        number = folio.number
        version = entry.version
        currentVersion = folio.current.version
        state = folio.state.rawValue
        since = folio.since.iso
        isRegistered = EntryVerdict.isRegistered(paper, entry, folio)
        if !isRegistered {
            isCurrent = false
            zh = "登记簿中没有这样的凭证：登记 \(folio.number) 第 \(entry.version) 版的内容、文号或者登记机构与本件不同"
            en =
                "the register has no such paper: version \(entry.version) of \(folio.number) has another "
                + "content, number or registrar"
        } else if !folio.state.isStanding {
            isCurrent = false
            zh = "登记 \(folio.number) 自 \(folio.since.chinese) 起\(folio.state.chinese)"
            en = "entry \(folio.number) is \(folio.state.rawValue) since \(folio.since.iso)"
        } else if paper.kind == .rightsStatement {
            isCurrent =
                folio.state == .inForce && folio.rights?.documentNumber == paper.documentNumber
            zh = isCurrent ? "确权声明现行有效" : "确权声明已经失效、被另一份取代或者暂停"
            en =
                isCurrent
                ? "this statement of rights is in force"
                : "this statement of rights is not in force any more, replaced or suspended"
        } else if entry.version < folio.current.version {
            isCurrent = false
            zh = "凭证第 \(entry.version) 版已被第 \(folio.current.version) 版取代"
            en = "version \(entry.version) is superseded by version \(folio.current.version)"
        } else {
            isCurrent = folio.state == .inForce
            zh = "登记 \(folio.number) \(folio.state.chinese)，本凭证为现行版本"
            en = "entry \(folio.number) is \(folio.state.rawValue), this is its current certificate"
        }
    }

    /// A signature under the anchor is not enough: another organisation with a certificate under it
    /// could sign the same number with another content.
    private static func isRegistered(
        _ paper: PaperView, _ entry: RegisterEntry, _ folio: RegisterFolio
    ) -> Bool {
        guard let version = folio.versions.first(where: { $0.version == entry.version }),
            paper.issuer == version.registrar, version.name == entry.name,
            version.registrants.map(\.id) == entry.registrants.map(\.id),
            version.validFrom == entry.validFrom, version.validUntil == entry.validUntil
        else { return false }
        let numbers = folio.acts.filter { $0.caseNumber == entry.caseNumber }
            .compactMap(\.documentNumber)
        return numbers.isEmpty || numbers.contains(paper.documentNumber)
    }
}
