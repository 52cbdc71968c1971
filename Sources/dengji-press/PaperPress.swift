internal import Press
internal import Views
internal import WorkingDays

/// Makes the PDF of one paper.
struct PaperPress {
    let sheets: PaperSheets

    /// The document with the paper's XML attached.
    func pdf(of paper: PressPaper) throws -> (bytes: [UInt8], pages: Int) {
        let (printed, plain) = try sheets.sheets(of: paper)
        let pages = try sheets.numbered(plain, printed.documentNumber)
        let canvas = try Canvas(.a4)
        canvas.describe(
            title: "\(printed.title) \(printed.documentNumber)", author: printed.issuer,
            subject: printed.subject, date: PaperPress.stamp(printed.issuedAt.iso))
        let painter = Painter(size: .a4)
        for page in pages { painter.paint(page, on: canvas) }
        let bytes = try FinishedPDF.bytes(
            of: try canvas.finish(), attaching: [paper], date: printed.issuedAt)
        return (bytes, pages.count)
    }

    /// Without milliseconds, which Cairo does not read.
    static func stamp(_ iso: String) -> String { iso.prefix(19) + "+08:00" }
}
