internal import Papers
internal import Registry
internal import WorkingDays

extension PaperPrinter {
    /// The face of what is held and shown: a certificate, a statement of rights.
    func face(_ view: PaperView, digest: String) -> PrintedPaper.Face? {
        switch view.body {
        case .certificate(let certificate):
            let isAuthorisation = certificate.entry.kind == .authorisationRecord
            return PrintedPaper.Face(
                number: certificate.entry.number,
                english: isAuthorisation
                    ? "Certificate of Authorised Public Data Operation"
                    : "Certificate of Public Data Registration", says: view.decision,
                rows: rows(of: certificate),
                code: code(view, number: certificate.entry.number, digest: digest))
        case .rights(let entry, let rights):
            return PrintedPaper.Face(
                number: entry.number, english: "Statement of Rights in Public Data",
                says: view.decision,
                rows: entry.registrants.map { PrintedRow("权利人", "\($0.name)\n\($0.id.code)") }
                    + [PrintedRow("登记数据名称", entry.name)]
                    + rights.map { PrintedRow($0.title, $0.article) } + validity(of: entry),
                code: code(view, number: entry.number, digest: digest))
        default: return nil
        }
    }

    /// Number, status address and digest, each in a line.
    private func code(_ view: PaperView, number: String, digest: String) -> String {
        [number, view.statusAddress, "sha256:" + digest].compactMap { $0 }
            .joined(separator: "\n")
    }

    private func rows(of view: CertificateView) -> [PrintedRow] {
        let entry = view.entry
        var rows = entry.registrants.map { applicant in
            let role = labels.text(.applicant, applicant.kind)
            return PrintedRow("登记主体", "\(applicant.name)\n\(applicant.id.code)　\(role)")
        }
        rows += [
            PrintedRow("登记数据名称", entry.name),
            PrintedRow("登记类型", labels.text(.kind, entry.kind.rawValue)),
        ]
        if let summary = entry["resource.summary"] ?? entry["product.summary"] {
            rows.append(PrintedRow("数据内容简介", summary))
        }
        rows += validity(of: entry)
        if let from = entry.publicityFrom, let until = entry.publicityUntil {
            rows.append(PrintedRow("公示期", "\(from.chinese) 至 \(until.chinese)"))
        }
        if let report = entry.complianceReport { rows.append(PrintedRow("合规审查报告", report)) }
        let replaced = view.supersedes.map {
            "，自\(entry.effective.chinese)起取代第\($0)版"
        }
        rows.append(
            PrintedRow("凭证版本", "第\(entry.version)版（\(entry.act.chinese)）\(replaced ?? "")"))
        if let code = view.nationalCode { rows.append(PrintedRow("登记结果查询码", code)) }
        if let id = view.licenceIdentifier { rows.append(PrintedRow("电子证照标识", id)) }
        return rows
    }

    private func validity(of entry: RegisterEntry) -> [PrintedRow] {
        let until = entry.validUntil.map { "，至 \($0.chinese) 止" } ?? "有效"
        return [PrintedRow("有效期", "自 \(entry.validFrom.chinese) 起\(until)")]
    }
}
