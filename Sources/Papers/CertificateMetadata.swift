internal import Registry
internal import WorkingDays

/// Metadata of electronic licences under the names of GB/T 36903, as far as they apply.
enum CertificateMetadata {
    /// Element names with their values, in the standard's order.
    static func rows(
        _ entry: RegisterEntry, title: String, identifier: String?, paper: Paper
    ) -> [(String, String)] {
        let registrants = entry.registrants
        let rows: [(String, String?)] = [
            ("ZZMC", title),
            ("ZZLXDM", paper.settings.licenceTypeCode),
            ("ZZBH", entry.number),
            ("ZZBS", identifier),
            ("ZZBFJG", paper.name(of: entry.registrar)),
            ("ZZBFJGDM", entry.registrar.code),
            ("ZZBFRQ", paper.issuedAt.day.iso),
            ("CZZT", registrants.map(\.name).joined(separator: "、")),
            ("CZZTDM", registrants.map(\.id.code).joined(separator: "、")),
            ("ZZYXQQSRQ", entry.validFrom.iso),
            ("ZZYXQJZRQ", entry.validUntil?.iso),
        ]
        return rows.compactMap { name, value in value.map { (name, $0) } }
    }
}
