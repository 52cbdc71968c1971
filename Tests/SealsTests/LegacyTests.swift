import Foundation
import Seals
import Testing
import Verification
import XML

/// Signatures made by xmlsec1, as systems of others make them.
@Suite struct `Signatures of other tools` {
    struct Template {
        var prefix = "ds:"
        var line = "\n  "
        var signedInfoMethod = Template.exclusive
        var method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
        var uri = ""
        var transforms = [Template.enveloped, Template.exclusive]
        var digest = "http://www.w3.org/2001/04/xmlenc#sha256"
        var isTwice = false

        static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
        static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"

        func document(head: String = "<?xml version=\"1.0\"?>\n") -> String {
            let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
            func tag(_ name: String, _ content: String) -> String {
                "<\(prefix)\(name)>\(content)</\(prefix)\(name.prefix { $0 != " " })>\(line)"
            }
            let steps = transforms.map { transform in
                transform.hasPrefix("<")
                    ? transform : "<\(prefix)Transform Algorithm=\"\(transform)\"/>\(line)"
            }.joined()
            let reference = tag(
                "Reference URI=\"\(uri)\"",
                line + tag("Transforms", line + steps)
                    + "<\(prefix)DigestMethod Algorithm=\"\(digest)\"/>\(line)"
                    + tag("DigestValue", ""))
            let info =
                line + "<\(prefix)CanonicalizationMethod Algorithm=\"\(signedInfoMethod)\"/>\(line)"
                + "<\(prefix)SignatureMethod Algorithm=\"\(method)\"/>\(line)"
                + reference + (isTwice ? reference : "")
            let signature = tag(
                "Signature \(name)=\"http://www.w3.org/2000/09/xmldsig#\"",
                line + tag("SignedInfo", info) + tag("SignatureValue", "")
                    + tag("KeyInfo", "<\(prefix)X509Data/>"))
            return head + "<application xmlns=\"urn:dengji:application:1\" id=\"x\" format=\"1\">"
                + "\n  <name>取水许可数据</name>\n  \(signature)</application>\n"
        }
    }

    let mine: Workshop

    init() throws {
        mine = try Workshop.mine.get()
    }

    private func signed(_ template: Template, in folder: Folder) throws -> [UInt8] {
        let input = try folder.write("template.xml", template.document())
        let key = try mine.key.withPEM { pem in try folder.write("key.pem", copy pem) }
        let certificate = try folder.write("certificate.pem", mine.seal.certificate.pem)
        let result = try run(
            "xmlsec1",
            [
                "--sign", "--privkey-pem", key + "," + certificate, "--id-attr:id", "application",
                "--output", folder.path("signed.xml"), input,
            ])
        #expect(result.isGood, "\(result.text)")
        let bytes = try folder.read("signed.xml")
        let anchor = try folder.write("anchor.pem", mine.anchor.certificate.pem)
        let check = try run(
            "xmlsec1",
            [
                "--verify", "--enabled-key-data", "x509", "--trusted-pem", anchor,
                "--id-attr:id", "application",
                "--verification-gmt-time", "2026-01-05 01:00:00", folder.path("signed.xml"),
            ])
        #expect(check.isGood, "\(check.text)")
        return bytes
    }

    static let accepted: [(String, Template)] = [
        ("the customary prefix, indented", Template()),
        ("the customary prefix, on one line", Template(line: "")),
        ("no prefix, indented", Template(prefix: "")),
        ("no prefix, on one line", Template(prefix: "", line: "")),
        ("tabs", Template(line: "\n\t\t")),
    ]

    @Test(arguments: accepted.indices)
    func `inside the profile are accepted`(_ index: Int) throws {
        let (name, template) = Self.accepted[index]
        // Several times, because the larger s comes up every second time and is accepted here.
        for _ in 0..<3 {
            let bytes = try signed(template, in: try Folder())
            let result = try judged(bytes, pinned: [mine.seal.certificate]).get()
            #expect(result.certificate == mine.seal.certificate, "\(name)")
            let text = String(decoding: result.canonicalDocument, as: UTF8.self)
            #expect(text.hasPrefix("<application xmlns=") && !text.contains("Signature"))
        }
    }

    @Test func `are no papers of ours, however good`() throws {
        for template in [Template(), Template(prefix: "", line: "")] {
            let bytes = try signed(template, in: try Folder())
            let result = try verified(
                bytes, anchor: mine.anchor.certificate, at: .at(Sample.issued))
            #expect(refusal(result) == .notOurForm)
        }
    }

    static let refused: [(String, Template, SignatureRefusal)] = [
        ("by id", Template(uri: "#x"), .wrongTransform),
        (
            "canonical XML 1.0 for SignedInfo",
            Template(signedInfoMethod: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
            .wrongTransform
        ),
        (
            "comments for SignedInfo",
            Template(signedInfoMethod: Template.exclusive + "WithComments"), .wrongTransform
        ),
        (
            "canonical XML 1.0 for the document",
            Template(transforms: [
                Template.enveloped, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            ]), .wrongTransform
        ),
        ("no canonical form", Template(transforms: [Template.enveloped]), .wrongTransform),
        (
            "a transform too many",
            Template(transforms: [Template.enveloped, Template.exclusive, Template.exclusive]),
            .wrongTransform
        ),
        (
            "an XPath that leaves all but the name out",
            Template(transforms: [
                Template.enveloped,
                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                    + "<ds:XPath>self::text()</ds:XPath></ds:Transform>", Template.exclusive,
            ]), .wrongTransform
        ),
        (
            "a prefix list",
            Template(transforms: [
                Template.enveloped,
                "<ds:Transform Algorithm=\"\(Template.exclusive)\"><e:InclusiveNamespaces "
                    + "xmlns:e=\"\(Template.exclusive)\" PrefixList=\"x\"/></ds:Transform>",
            ]), .wrongTransform
        ),
        ("two references", Template(isTwice: true), .wrongTransform),
        (
            "SHA-512 for the document",
            Template(digest: "http://www.w3.org/2001/04/xmlenc#sha512"), .wrongAlgorithm
        ),
        (
            "SHA-384 for the signature",
            Template(method: "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
            .wrongAlgorithm
        ),
        ("another prefix", Template(prefix: "sig:"), .wrongTransform),
    ]

    @Test(arguments: refused.indices)
    func `outside the profile are refused, though xmlsec1 accepts them`(_ index: Int) throws {
        let (name, template, expected) = Self.refused[index]
        let bytes = try signed(template, in: try Folder())
        #expect(refusal(try judged(bytes, pinned: [mine.seal.certificate])) == expected, "\(name)")
    }
}
