internal import Views

/// Sets a paper as an official notice: letterhead, document number, red line, title, text, signature
/// with seal, small print (after GB/T 9704, with the sizes that its tables need).
struct NoticeSheets {
    let typesetter: Typesetter
    let seals: SealCase

    /// The pages of a paper.
    func sheets(of paper: PrintedPaper) throws -> [Sheet] {
        let flow = PageFlow(.a4)
        let blocks = BlockFlow(flow: flow, typesetter: typesetter)
        try letterhead(paper, flow)
        flow.put(
            try typesetter.lines(paper.title, .title, width: flow.size.textWidth), .center)
        flow.leave(10)
        flow.put(
            try typesetter.lines(
                paper.addressees + "：", .emphasis, width: flow.size.textWidth))
        try blocks.put(paper.body, before: NoticeSheets.signatureHeight)
        try signature(paper, flow)
        try notes(paper.notes, flow, blocks)
        return flow.sheets
    }

    private func letterhead(_ paper: PrintedPaper, _ flow: PageFlow) throws {
        let style = TextStyle(
            size: 30, leading: 44, isBold: true, ink: .official, spacing: 3)
        flow.put(
            try typesetter.fittingLine(
                paper.issuer, style, width: flow.size.textWidth, smallest: 16), .center)
        flow.leave(6)
        let number = [paper.documentNumber, paper.caseNumber.map { "案号：" + $0 }]
            .compactMap { $0 }.joined(separator: "　　")
        flow.put(
            try typesetter.fittingLine(
                number, .body, width: flow.size.textWidth, smallest: 9), .center)
        flow.leave(4)
        flow.rule(pen: 2.2, .official)
        flow.move(by: 18)
    }

    /// Issuer and date at the right, with the seal over them (骑年盖月): both where the seal is open,
    /// so that they can be read.
    func signature(_ paper: PrintedPaper, _ flow: PageFlow) throws {
        flow.leave(8)
        flow.need(NoticeSheets.signatureHeight)
        let x = flow.size.width - flow.size.right - 110
        try Signature(typesetter: typesetter, seals: seals).put(
            paper, flow, x: x, y: flow.y + Signature.radius)
        flow.move(by: 2 * Signature.radius + 10)
    }

    /// What a signature takes.
    private static let signatureHeight = 2 * Signature.radius + 20

    /// Small print between two lines.
    func notes(_ notes: [PrintedBlock], _ flow: PageFlow, _ blocks: BlockFlow) throws {
        flow.need(70)
        flow.rule(pen: 0.6, .line)
        flow.move(by: 5)
        try blocks.putSmall(notes)
    }
}
