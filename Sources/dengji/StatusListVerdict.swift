internal import Papers
internal import Registry
internal import WorkingDays

/// What came of checking a status list.
struct StatusListVerdict: Encodable {
    /// The file.
    let path: String
    var issuer: String?
    var issuerName: String?
    var issuedAt: String?
    var nextUpdate: String?
    var entries = 0
    var shards = 0
    var problems: [RegisterProblem] = []

    init(path: String) { self.path = path }

    /// Whether nothing is wrong.
    var isWhole: Bool { problems.isEmpty }

    /// What the list says of itself.
    mutating func take(_ list: StatusList) {
        issuer = list.issuer.code
        issuerName = list.issuerName
        issuedAt = list.issuedAt.iso
        nextUpdate = list.nextUpdate.iso
        entries = list.entryCount
        shards = list.parts.count
    }

    /// Lines for people.
    var text: String {
        var text = problems.map(\.text).joined()
        let good = Message(zh: "真实，分册齐全，在有效期内", en: "genuine, complete and up to date")
        let bad = Message(zh: "不能采信", en: "NOT to be relied on")
        text +=
            path + ": "
            + (isWhole ? Colour.green.paint(good.text) : Colour.red.paint(bad.text)) + "\n"
        guard let issuerName, let issuedAt, let nextUpdate else { return text }
        let from = String(issuedAt.prefix(19))
        let until = String(nextUpdate.prefix(19))
        return text
            + Message(
                zh: "  \(issuerName)  公布 \(from)  有效至 \(until)  登记 \(entries) 项，分册 \(shards) 个",
                en: "  \(issuerName)  issued \(from)  counts until \(until)  \(entries) entries in "
                    + "\(shards) parts"
            ).text + "\n"
    }
}
