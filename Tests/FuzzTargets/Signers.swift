import Seals
import Verification
import XML

/// An anchor and an organisation under it, of one algorithm.
struct Signers {
    let anchor: CertificateIssuer
    let seal: Seal

    /// 2026-01-05T01:00:00Z, at which everything is valid.
    static let now: Int64 = 1_767_574_800_000
    private static let year: Int64 = 31_536_000_000

    init(_ algorithm: SignatureAlgorithm) throws {
        let serial: [UInt8] = Array(1...16)
        anchor = try CertificateIssuer.selfSigned(
            CertificateSubject(
                commonName: "信任锚", organisation: "数据局",
                organisationID: "113700000045046442"),
            CertificateTerms(
                serialNumber: serial, notBefore: Signers.now - Signers.year,
                notAfter: Signers.now + 20 * Signers.year),
            key: try FixedKeys.anchor(algorithm))
        let key = algorithm == .sm2 ? try FixedKeys.sm2() : try FixedKeys.p256()
        let certificate = try anchor.issue(
            to: CertificateSubject(
                commonName: "登记中心", organisation: "登记中心",
                organisationID: "11330105002500287C"),
            CertificateTerms(
                serialNumber: serial.reversed(), notBefore: Signers.now - Signers.year / 2,
                notAfter: Signers.now + 5 * Signers.year),
            publicKey: key.publicKey)
        seal = try Seal(key: key, certificate: certificate)
    }

    /// A paper in canonical form, before it is signed.
    static let paper: [UInt8] = {
        var writer = XMLWriter(
            root: "paper", namespace: "urn:dengji:paper:1",
            attributes: [("format", "1"), ("kind", "acknowledgement"), ("note", "a\"<\t登")])
        writer.element("title", "收件回执")
        writer.element("summary", "取水许可数据 <5 月> & \"更新\"\r\n", [("lang", "zh")])
        writer.element("issued", "2026年1月5日", [("at", "2026-01-05T09:00:00+08:00")])
        writer.element("empty")
        return writer.finish()
    }()

    /// Documents as others write them.
    static let documents: [[UInt8]] = [
        "<?xml version=\"1.0\"?>\n<a><b c='1'  d=\"2\"/></a>\n",
        "<x:a xmlns:x=\"urn:x\" xmlns=\"urn:y\"><!-- 注 --><x:b>登&amp;记</x:b><?p q?>\n</x:a>",
    ].map { Array($0.utf8) }
}
