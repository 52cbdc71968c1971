internal import Press
internal import Views

/// The pages of papers, whatever their kind.
struct PaperSheets {
    let printer: PaperPrinter
    let typesetter: Typesetter
    let seals: SealCase

    /// What a paper says, and its pages without numbers.
    func sheets(of paper: PressPaper) throws -> (paper: PrintedPaper, sheets: [Sheet]) {
        let printed = try printer.printed(paper.bytes, fileName: paper.fileName)
        let sheets =
            if let face = printed.face {
                try CertificateSheets(typesetter: typesetter, seals: seals)
                    .sheets(of: printed, face: face)
            } else {
                try NoticeSheets(typesetter: typesetter, seals: seals).sheets(of: printed)
            }
        return (printed, try marked(sheets, printed.demonstration))
    }

    /// Pages of a demonstration say so, twice: across, as a picture, and in words at the top.
    func marked(_ sheets: [Sheet], _ mark: String?) throws -> [Sheet] {
        guard let mark else { return sheets }
        let across = try typesetter.lines(
            mark, TextStyle(size: 74, leading: 80, isBold: true, ink: .mark, spacing: 10), width: 0)
        let words = try typesetter.lines(
            mark, TextStyle(size: 10, leading: 14, isBold: true, ink: .official), width: 0)
        return sheets.map { sheet in
            var sheet = sheet
            for line in across.prefix(1) { sheet.elements.append(.mark(line)) }
            for line in words.prefix(1) {
                let x = PageSize.a4.width - line.width
                sheet.elements.append(
                    sheet.isFace
                        ? .text(line, x: x / 2, y: 74, toPage: nil)
                        : .text(line, x: x - PageSize.a4.right, y: 46, toPage: nil))
            }
            return sheet
        }
    }

    /// Pages with `— 1 —` below, as official papers have it, and what they belong to.
    func numbered(_ sheets: [Sheet], _ name: String) throws -> [Sheet] {
        let size = PageSize.a4
        return try sheets.enumerated().map { index, sheet in
            if sheet.isFace { return sheet }
            var sheet = sheet
            let y = size.height - 44
            for line in try typesetter.lines("— \(index + 1) —", .footer, width: 0) {
                sheet.elements.append(
                    .text(line, x: (size.width - line.width) / 2, y: y, toPage: nil))
            }
            let total = "\(name)　共 \(sheets.count) 页"
            for line in try typesetter.lines(total, .small, width: 0).prefix(1) {
                sheet.elements.append(
                    .text(
                        line, x: size.width - size.right - line.width, y: y + 14, toPage: nil))
            }
            return sheet
        }
    }
}
