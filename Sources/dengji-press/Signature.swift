internal import Views

/// The issuer's name and the date under its seal.
struct Signature {
    let typesetter: Typesetter
    let seals: SealCase

    /// As official seals are: 42 mm across.
    static let radius = 60.0

    private static let issuer = TextStyle(size: 12.5, leading: 19, isBold: true)
    private static let date = TextStyle(size: 11.5, leading: 17)
    private static let width = 230.0

    /// Puts it around a point: the name above the middle words of the seal, where its arc of letters
    /// leaves room, the date below them, where the arc is open.
    func put(_ paper: PrintedPaper, _ flow: PageFlow, x: Double, y: Double) throws {
        let left = x - Signature.width / 2
        let name = try typesetter.lines(paper.issuer, Signature.issuer, width: Signature.width)
        var top = y - 14 - Signature.issuer.leading * Double(name.count)
        for line in name {
            flow.put(line, x: left, width: Signature.width, .center, at: top)
            top += line.style.leading
        }
        top = y + 26
        for line in try typesetter.lines(
            paper.issuedText, Signature.date, width: Signature.width)
        {
            flow.put(line, x: left, width: Signature.width, .center, at: top)
            top += line.style.leading
        }
        flow.add(
            .seal(try seals.seal(of: paper, typesetter), x: x, y: y, radius: Signature.radius))
    }
}
