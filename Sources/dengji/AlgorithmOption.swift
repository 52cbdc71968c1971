internal import ArgumentParser
internal import Verification

extension SignatureAlgorithm {
    /// `sm2` or `p256`, or the full name.
    fileprivate static func argument(_ text: String) throws -> SignatureAlgorithm {
        let names = ["sm2": SignatureAlgorithm.sm2, "p256": .ecdsaP256]
        if let algorithm = names[text] ?? SignatureAlgorithm(name: text) { return algorithm }
        throw ValidationError(
            Message(
                zh: "“\(text)”不是签名算法：p256 或者 sm2。",
                en: "“\(text)” is no signature algorithm: p256 or sm2."
            ).text)
    }
}

/// `--algorithm sm2|p256`.
struct AlgorithmOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "签名算法：p256 或者 sm2；未指明时依 config.xml",
                en: "Signature algorithm: p256 or sm2; else as config.xml says"
            ).text, valueName: "p256|sm2"),
        completion: .list(["p256", "sm2"]), transform: { try SignatureAlgorithm.argument($0) })
    var algorithm: SignatureAlgorithm?
}
