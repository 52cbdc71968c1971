package import Registry
package import Seals
internal import Verification
internal import XML

/// Turns a `Paper` into the bytes that are signed and sent.
package enum PaperRendering {
    /// Namespace of papers.
    package static let namespace = "urn:dengji:paper:1"

    /// The paper without its Signature: its own exclusive canonical form, without a final line feed.
    package static func unsigned(
        _ paper: Paper, wording: Wording
    ) throws(PaperError) -> [UInt8] {
        let order = paper.order
        let draft = try PaperDraft(paper, wording)
        var writer = IndentedWriter(
            root: "paper", namespace: namespace,
            attributes: [("kind", order.kind.rawValue), ("code", order.code)])
        try draft.writeHead(&writer)
        try draft.writeDecision(&writer)
        try draft.writeBody(&writer)
        try draft.writeFoot(&writer)
        return writer.finish()
    }

    /// The paper as it is sent, with its Signature and the final line feed. The seal must be the
    /// issuer's own.
    package static func signed(
        _ paper: Paper, wording: Wording, by seal: Seal
    ) throws(PaperError) -> [UInt8] {
        let owner = seal.certificate.organisationID ?? ""
        guard owner == paper.issuer.id.code else {
            throw .otherSeal(issuer: paper.issuer.id, seal: owner)
        }
        let bytes = try unsigned(paper, wording: wording)
        do {
            return try seal.sign(paper: bytes)
        } catch {
            throw .sealing(error)
        }
    }
}
