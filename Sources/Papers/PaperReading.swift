internal import Registry
internal import WorkingDays
package import XML

/// Reads a paper back into a plain value. Whether the paper is genuine is judged in Verification.
package enum PaperReading {
    /// What the paper says, with or without a Signature.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> PaperView {
        let root = try ElementReading.root(
            of: bytes, named: "paper", in: PaperRendering.namespace)
        let verification = root.optional("verification")
        let issuer = try root.child("issuer")
        let issued = try root.child("issued")
        let number = root.optional("case")
        return PaperView(
            kind: try root.attribute("kind", as: "a paper") { PaperKind(rawValue: $0) },
            code: try root.attribute("code"), demonstration: root.optionalText("demonstration"),
            title: try root.text("title"), documentNumber: try root.text("documentNumber"),
            addressees: try addressees(root),
            caseNumber: try number.map { element throws(PaperError) in
                try element.value(element.element.text, as: "a case number") { CaseNumber($0) }
            },
            procedure: number?.element.attribute("procedure"),
            answers: try root.optional("answers")?.input(), facts: try root.text("facts"),
            articles: root.texts("articles", "article"),
            decision: root.texts("decision", "paragraph"),
            reasons: root.texts("reasons", "reason"), particulars: try particulars(root),
            body: try body(root), next: root.texts("next", "paragraph"), term: try term(root),
            effective: try root.optional("effective").map { element throws(PaperError) in
                EffectiveView(day: try element.day("day"), text: element.element.text)
            },
            remedy: root.optionalText("remedy"),
            verificationHints: root.texts("verification", "hint"),
            statusAddress: verification?.optionalText("status"),
            contact: try root.text("contact"),
            issuer: try issuer.attribute("party", as: "a credit code") { PartyID($0) },
            issuerName: issuer.element.text, issuedAt: try issued.instant("at"),
            issuedText: issued.element.text, hasSignature: hasSignature(root))
    }

    /// The time that a paper states for its issue, milliseconds since 1970, for a verifier that
    /// judges certificates by it; `nil` when it states none.
    package static func statedTime(in root: XMLElement) -> Int64? {
        root.first("issued")?.attribute("at").flatMap { Instant(iso: $0) }?.milliseconds
    }

    private static func hasSignature(_ root: ElementReading) -> Bool {
        root.element.all("Signature").contains { $0.namespace == EnvelopedSignature.namespace }
    }

    private static func addressees(_ root: ElementReading) throws(PaperError) -> [AddresseeView] {
        var addressees: [AddresseeView] = []
        for item in try root.child("addressees").all("addressee") {
            addressees.append(
                AddresseeView(
                    name: item.element.text,
                    party: try item.optionalAttribute("party", as: "a credit code") {
                        PartyID($0)
                    },
                    section: item.element.attribute("section")))
        }
        return addressees
    }

    private static func particulars(_ root: ElementReading) throws(PaperError) -> [LabelledText] {
        var rows: [LabelledText] = []
        for item in root.optional("particulars")?.all("particular") ?? [] {
            rows.append(LabelledText(label: try item.attribute("label"), text: item.element.text))
        }
        return rows
    }

    private static func term(_ root: ElementReading) throws(PaperError) -> TermView? {
        guard let term = root.optional("term") else { return nil }
        return TermView(
            notice: TermNotice(
                deadline: try term.deadline("due"), workingDays: try term.number("workingDays"),
                after: try term.day("after"), source: term.element.attribute("source")),
            text: term.element.text)
    }
}
