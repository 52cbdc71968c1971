import WorkingDays

extension Proceeding {
    /// Values of the entry that a proof is asked for: its name, its statement of rights, its end.
    var proofValues: [String: String] {
        guard record.kind == .proofQuery, let number = record[FactName.entryNumber],
            let folio = context.register.folios[number]
        else { return [:] }
        var values = [
            "entryName": folio.current.name,
            "entryVersion": String(folio.current.version),
            "entryHolders": folio.current.registrants.map(\.name).joined(separator: "、"),
            "entryFrom": folio.current.validFrom.chinese,
        ]
        values["entryUntil"] = folio.current.validUntil?.chinese
        values["rightsNumber"] = folio.rights?.documentNumber
        values["rightsNames"] = folio.rights.map {
            $0.names.map(RightsStanding.title).joined(separator: "、")
        }
        return values
    }
}

extension RightsStanding {
    /// The name of a right in art. 10.
    static func title(_ name: String) -> String {
        switch name {
        case "holding": "数据资源持有权"
        case "revenue": "收益分配权"
        case "processing": "加工使用权"
        case "operation": "产品经营权"
        default: name
        }
    }
}
