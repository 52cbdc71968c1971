internal import Papers
internal import Registry
internal import WorkingDays

extension PaperPrinter {
    /// The part that only this kind has.
    func kindPart(_ body: PaperViewBody) -> [PrintedBlock] {
        switch body {
        case .plain: []
        case .findings(let findings, let versions): part(findings, versions)
        case .review(let rows, let steps): review(rows, steps)
        case .publicity(_, let text): [.heading("公示期"), .emphasis(text)]
        case .certificate(let view): registered(view.entry) + metadata(view)
        case .rights(let entry, let rights): confirmed(rights) + registered(entry)
        case .lateness(_, _, let text): [.heading("逾期"), .emphasis(text)]
        case .summary(let figures): summary(figures)
        }
    }

    // MARK: Findings

    private func part(_ findings: [Finding], _ versions: EngineVersions) -> [PrintedBlock] {
        let part = FindingsPart(findings, versions)
        var blocks: [PrintedBlock] = []
        if part.hasRows {
            let remarks = part.hasRemarks ? "，提示 \(part.remarkCount) 处" : ""
            blocks += [
                .heading("检查意见：错误 \(part.errorCount) 处\(remarks)"),
                .table(
                    PrintedTable(
                        columns: [
                            .init("序号", share: 7), .init("规则和依据", share: 21),
                            .init("位置", share: 23), .init("意见和处理建议", share: 49),
                        ], rows: part.rows.map(cells))),
            ]
        }
        if let verdict = part.verdict {
            let rows = [
                verdict.wellFormed.map { PrintedRow("格式良好", $0) },
                verdict.validity.map { PrintedRow("符合 XSD", $0) },
                verdict.acceptance.map { PrintedRow("规则通过", $0) },
                verdict.isFailure ? PrintedRow("程序未能检查", "是，不表示来件有误") : nil,
            ].compactMap { $0 }
            if !rows.isEmpty { blocks += [.heading("检查结论"), .rows(rows)] }
        }
        let profile = part.ruleProfile.map { "，实施细目 " + $0 } ?? ""
        blocks.append(.small("检查程序 \(part.engine)，规则集 \(part.rulesDigest)\(profile)"))
        blocks += part.judges.map { judge in
            let version = judge.judgeVersion.map { " 版本 " + $0 } ?? ""
            return .small("\(judge.judgePath)\(version) \(judge.judgeDigest)")
        }
        return blocks
    }

    private func cells(_ row: FindingRow) -> [[PrintedTable.Piece]] {
        var rule = [
            PrintedTable.Piece(row.isError ? "错误" : "提示", .strong), .init(row.rule),
        ]
        if let article = row.findingArticle { rule.append(.init(article, .aside)) }
        var place = [PrintedTable.Piece(row.place)]
        if let path = row.path { place.append(.init(path, .aside)) }
        if let object = row.object { place.append(.init("对象：" + object)) }
        var text = [PrintedTable.Piece(row.chinese, .strong), .init(row.english, .aside)]
        if let found = row.found, !found.isEmpty { text.append(.init("现为：" + found)) }
        if let expected = row.expected, !expected.isEmpty { text.append(.init("应为：" + expected)) }
        text.append(.init("处理建议：" + row.advice))
        if let english = row.adviceEnglish { text.append(.init(english, .aside)) }
        return [[.init(String(row.number))], rule, place, text]
    }

    // MARK: Review

    private func review(_ rows: [ReviewRow], _ steps: [LabelledText]) -> [PrintedBlock] {
        let table = PrintedTable(
            columns: [
                .init("序号", share: 7), .init("审查内容", share: 37), .init("依据", share: 22),
                .init("结论", share: 11), .init("备注", share: 23),
            ],
            texts: rows.enumerated().map { index, row in
                [
                    String(index + 1), row.judged.item.title, row.judged.item.source, row.label,
                    row.judged.remark,
                ]
            })
        let signed = steps.map { PrintedRow($0.label, $0.text) }
        return [.heading("审查清单"), .table(table)] + (signed.isEmpty ? [] : [.rows(signed)])
    }

    // MARK: An entry

    private func confirmed(_ rights: [RightView]) -> [PrintedBlock] {
        [
            .heading("确认的权利"),
            .table(
                PrintedTable(
                    columns: [.init("权利", share: 30), .init("依据", share: 70)],
                    texts: rights.map { [$0.title, $0.article] })),
        ]
    }

    /// Everything that is registered, as the paper carries it.
    private func registered(_ entry: RegisterEntry) -> [PrintedBlock] {
        var rows = [PrintedRow("登记号", entry.number)]
        for applicant in entry.registrants {
            let row = RegistrantRow(applicant, labels: labels)
            rows.append(
                PrintedRow(
                    "登记主体",
                    "\(row.name)\n\(row.uscc)　\(row.role)　\(row.region)\n法定代表人：\(row.representative)"
                        + "\n联系人：\(row.person)"))
        }
        rows.append(PrintedRow("登记机构", entry.registrar.code))
        rows += entry.facts.map { PrintedRow($0.label, labels.codes.text($0, of: entry.kind)) }
        rows.append(PrintedRow("申请文件摘要", entry.application.text))
        if let report = entry.complianceReport { rows.append(PrintedRow("合规审查报告", report)) }
        return [.heading("登记事项"), .rows(rows)] + entry.tables.flatMap { table($0, of: entry.kind) }
    }

    private func table(_ table: FactTable, of kind: PackageKind) -> [PrintedBlock] {
        [
            .heading(table.label),
            .table(
                PrintedTable(
                    columns: table.columns.map { .init($0, share: 1) },
                    texts: labels.codes.rows(table, of: kind))),
        ]
    }

    private func metadata(_ view: CertificateView) -> [PrintedBlock] {
        var rows = view.metadata.map { PrintedRow($0.label, $0.text) }
        if let code = view.nationalCode { rows.append(PrintedRow("登记结果查询码", code)) }
        if let id = view.licenceIdentifier { rows.append(PrintedRow("电子证照标识", id)) }
        return [.heading("证照元数据（GB/T 36903）"), .rows(rows)]
    }

    // MARK: Summary

    private func summary(_ figures: OperationFigures) -> [PrintedBlock] {
        let part = SummaryPart(figures)
        var blocks: [PrintedBlock] = [
            .heading("汇总数字"), .paragraph("\(part.spanFrom)至\(part.spanUntil)"),
            .table(
                PrintedTable(
                    columns: [
                        .init("项目", share: 28), .init("数字", share: 12), .init("口径", share: 60),
                    ],
                    texts: part.figureRows.map {
                        [$0.figureTitle, String($0.figureValue), $0.figureNote]
                    })),
        ]
        guard !part.authorisations.isEmpty else { return blocks }
        blocks += [
            .heading("各项授权"),
            .table(
                PrintedTable(
                    columns: [
                        .init("编号", share: 20), .init("协议", share: 17),
                        .init("运营机构", share: 19), .init("状态", share: 9),
                        .init("截止日", share: 13), .init("资源", share: 7),
                        .init("需求", share: 7), .init("产品", share: 8),
                    ],
                    texts: part.authorisations.map {
                        [
                            $0.lineNumber, $0.lineName, $0.lineHolders, $0.lineState, $0.lineUntil,
                            String($0.lineResources), String($0.lineGrants),
                            String($0.lineProducts),
                        ]
                    })),
        ]
        return blocks
    }
}
