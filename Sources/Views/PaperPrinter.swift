internal import Digests
internal import Papers
package import Registry
internal import WorkingDays

/// Makes of papers what is printed of them, with the labels of one set of schemas.
package struct PaperPrinter: Sendable {
    let labels: PageLabels

    /// Takes the labels from the set's wording and types; templates are not looked at.
    package init(rules: RuleFiles) throws(ViewError) {
        labels = try PageLabels(rules)
    }

    /// What is printed of a paper; `fileName` is the name under which it lies in the outbox.
    package func printed(
        _ bytes: [UInt8], fileName: String
    ) throws(ViewError) -> PrintedPaper {
        let view: PaperView
        do {
            view = try PaperReading.read(bytes)
        } catch {
            throw .unreadable(file: fileName, error)
        }
        let digest = SHA256.digest(of: bytes).hex
        var paper = PrintedPaper(
            title: view.title, documentNumber: view.documentNumber,
            caseNumber: view.caseNumber?.text,
            addressees: view.addressees.map(\.name).joined(separator: "、"),
            issuer: view.issuerName, issuerCode: view.issuer.code, issuedText: view.issuedText,
            issuedAt: view.issuedAt, demonstration: view.demonstration,
            subject: [view.code, view.caseNumber?.text].compactMap { $0 }.joined(separator: " "),
            face: face(view, digest: digest), body: [], notes: [])
        paper.body =
            sentences(view) + kindPart(view.body) + ending(view)
        paper.notes =
            answered(view) + verification(view, fileName, digest, sizeBytes: bytes.count)
        return paper
    }

    /// What the paper says, up to its kind's own part.
    private func sentences(_ view: PaperView) -> [PrintedBlock] {
        var blocks: [PrintedBlock] = [.heading("事实"), .paragraph(view.facts)]
        if !view.articles.isEmpty {
            blocks += [.heading("依据"), .list(view.articles, isNumbered: false)]
        }
        blocks.append(.heading("决定"))
        blocks += view.decision.map { .emphasis($0) }
        if let effective = view.effective { blocks.append(.paragraph(effective.text)) }
        if !view.reasons.isEmpty {
            blocks += [.heading("理由"), .list(view.reasons, isNumbered: view.reasons.count > 1)]
        }
        if !view.particulars.isEmpty {
            let rows = view.particulars.map { PrintedRow($0.label, $0.text) }
            blocks += [.heading("事项"), .rows(rows)]
        }
        return blocks
    }

    /// What the paper says after its kind's own part.
    private func ending(_ view: PaperView) -> [PrintedBlock] {
        var blocks: [PrintedBlock] = []
        if view.term != nil || !view.next.isEmpty { blocks.append(.heading("后续事项")) }
        if let term = view.term { blocks.append(.emphasis(term.text)) }
        blocks += view.next.map { .paragraph($0) }
        if let remedy = view.remedy { blocks += [.heading("救济途径"), .paragraph(remedy)] }
        return blocks + [.heading("联系方式"), .paragraph(view.contact)]
    }

    private func answered(_ view: PaperView) -> [PrintedBlock] {
        guard let input = view.answers else { return [] }
        var rows = [PrintedRow("文件名", input.fileName)]
        if let id = input.packageID { rows.append(PrintedRow("包编号", id.text)) }
        rows += [
            PrintedRow("大小", "\(input.sizeBytes) 字节"),
            PrintedRow("收到时间", input.receivedAt.chinese),
            PrintedRow("摘要值", input.digest.text),
        ]
        return [.heading("所答复的文件"), .rows(rows)]
    }

    private func verification(
        _ view: PaperView, _ fileName: String, _ digest: String, sizeBytes: Int
    ) -> [PrintedBlock] {
        var blocks: [PrintedBlock] = [
            .heading("核验"),
            .small("本件是签名文件的阅读视图，本身不具有效力；签名文件作为附件嵌在本 PDF 中，以签名文件为准。"),
        ]
        if !view.hasSignature { blocks.append(.emphasis("该文件没有签名。")) }
        var rows = [
            PrintedRow("签名文件", fileName), PrintedRow("SHA-256", digest),
            PrintedRow("大小", "\(sizeBytes) 字节"), PrintedRow("结果代码", view.code),
            PrintedRow("签发机构", "\(view.issuerName)　\(view.issuer.code)"),
        ]
        if let address = view.statusAddress { rows.append(PrintedRow("状态查询", address)) }
        blocks.append(.rows(rows))
        return blocks + view.verificationHints.map { .small($0) }
    }
}
