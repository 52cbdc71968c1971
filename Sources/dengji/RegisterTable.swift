internal import Registry
internal import Tables
internal import WorkingDays

/// The register as rows of CSV, put together entry by entry.
struct RegisterTable {
    /// Mark, heading and the rows so far.
    private(set) var bytes = CSVWriter.bytes([
        [
            "登记号", "类型", "名称", "登记主体", "统一社会信用代码", "现行版本", "状态", "状态起始日", "版本生效日", "有效期起",
            "有效期止", "案号", "登记机构", "国家登记查询码", "确权声明", "标记",
        ]
    ])
    /// Entries so far.
    private(set) var count = 0

    /// Gives kinds their names.
    private let wording: Wording

    /// The heading alone.
    init(_ wording: Wording) { self.wording = wording }

    /// Adds an entry by the version that counts.
    mutating func add(_ folio: RegisterFolio) {
        let current = folio.current
        let row = [
            folio.number,
            wording.label("kind", folio.kind.rawValue) ?? folio.kind.rawValue, current.name,
            current.registrants.map(\.name).joined(separator: "、"),
            current.registrants.map(\.id.code).joined(separator: "、"), String(current.version),
            folio.state.chinese, folio.since.iso, current.effective.iso, current.validFrom.iso,
            current.validUntil?.iso ?? "", current.caseNumber.text, folio.keeper.code,
            current.nationalCode ?? "", folio.rights == nil ? "无" : "有",
            folio.marks.map(\.kind.chinese).joined(separator: "、"),
        ]
        CSVWriter.append(row, to: &bytes)
        count += 1
    }
}
