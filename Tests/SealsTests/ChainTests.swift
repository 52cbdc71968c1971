import Foundation
import Seals
import Testing
import Verification
import XML

/// Certificates of other authorities, which lead up to a root through others.
@Suite struct `Chains to configured roots` {
    let folder: Folder
    let mine: Workshop

    init() throws {
        folder = try Folder()
        mine = try Workshop.mine.get()
    }

    /// An authority made by openssl, with one under it that issues to organisations.
    struct Authority {
        let root: Certificate
        let middle: Certificate
        let leaf: Certificate
        let key: SealKey
    }

    private func openssl(_ arguments: [String]) throws {
        let result = try run("openssl", arguments)
        #expect(result.isGood, "\(arguments): \(result.text)")
    }

    private func certificate(_ name: String) throws -> Certificate {
        try Certificate(pem: String(decoding: try folder.read(name + ".pem"), as: UTF8.self))
    }

    /// One certificate: key, request and signature; `issuer` of `nil` signs itself.
    private func issue(
        _ name: String, _ curve: String, by issuer: String?, _ extensions: String, days: Int
    ) throws {
        let file = folder.path
        let digest = curve == "SM2" ? "-sm3" : "-sha256"
        try openssl([
            "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:\(curve)", "-out",
            file(name + ".key"),
        ])
        try openssl(
            [
                "req", "-new", "-utf8", digest, "-key", file(name + ".key"), "-out",
                file(name + ".csr"), "-subj",
                "/O=\(name)/organizationIdentifier=11330105002500287C/CN=\(name)",
            ] + (curve == "SM2" ? ["-sigopt", "distid:1234567812345678"] : []))
        let settings = try folder.write(
            name + ".ext", extensions + "\nsubjectKeyIdentifier=hash\n")
        let signer =
            issuer.map {
                [
                    "-CA", file($0 + ".pem"), "-CAkey", file($0 + ".key"), "-set_serial",
                    "0x\(UInt32.random(in: 0x1000_0000...0x7FFF_FFFF))",
                ]
            } ?? ["-signkey", file(name + ".key")]
        let isSM2 = curve == "SM2"
        try openssl(
            [
                "x509", "-req", digest, "-in", file(name + ".csr"), "-days", String(days),
                "-extfile", settings, "-out", file(name + ".pem"),
            ] + signer
                + (isSM2
                    ? [
                        "-sigopt", "distid:1234567812345678", "-vfyopt",
                        "distid:1234567812345678",
                    ] : []))
    }

    private func authority(_ curve: String, middle: String = "basicConstraints=critical,CA:TRUE")
        throws -> Authority
    {
        let usage = "\nkeyUsage=critical,keyCertSign,cRLSign"
        try issue("root", curve, by: nil, "basicConstraints=critical,CA:TRUE" + usage, days: 9000)
        try issue("middle", curve, by: "root", middle + usage, days: 7000)
        try issue(
            "leaf", curve, by: "middle",
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature", days: 3000)
        return Authority(
            root: try certificate("root"), middle: try certificate("middle").lowered,
            leaf: try certificate("leaf").lowered,
            key: try SealKey(pem: try folder.read("leaf.key")))
    }

    private func refused(_ paper: [UInt8], roots: [Certificate], at time: Int64) throws
        -> SignatureRefusal?
    {
        var verifier = PaperVerifier(roots: roots)
        return refusal(try verifier.verify(paper, at: .at(time)))
    }

    @Test(arguments: ["P-256", "SM2"])
    func `a paper carries what leads to its root, which is configured`(_ curve: String) throws {
        let authority = try authority(curve)
        let seal = try Seal(
            key: authority.key, certificate: authority.leaf, intermediates: [authority.middle])
        let paper = try seal.sign(paper: Sample.paper())
        let now = authority.leaf.notBefore
        let roots = [mine.anchor.certificate, authority.root]
        #expect(try refused(paper, roots: roots, at: now) == nil)
        // Both kinds at once under one verifier.
        let local = try mine.seal.sign(paper: Sample.paper())
        #expect(try refused(local, roots: roots, at: Sample.issued) == nil)
        #expect(
            try refused(paper, roots: [mine.anchor.certificate], at: now) == .chainBroken)
        let late = authority.leaf.notAfter + 1000
        #expect(try refused(paper, roots: roots, at: late) == .certificateExpired(at: late))
        // Without what lies between, with the root besides, or in another order it is another form.
        for others in [
            [], [authority.middle, authority.root], [authority.middle, authority.middle],
        ] {
            let seal = try Seal(
                key: authority.key, certificate: authority.leaf, intermediates: others)
            let paper = try seal.sign(paper: Sample.paper())
            #expect(try refused(paper, roots: roots, at: now) != nil, "\(others.count)")
        }
        // The certificate between is trusted as a root where somebody says so.
        let direct = try Seal(key: authority.key, certificate: authority.leaf)
            .sign(paper: Sample.paper())
        #expect(try refused(direct, roots: [authority.middle], at: now) == .chainBroken)
    }

    @Test func `xmlsec1 and openssl follow the same way`() throws {
        let authority = try authority("P-256")
        let paper = try Seal(
            key: authority.key, certificate: authority.leaf, intermediates: [authority.middle]
        ).sign(paper: Sample.paper())
        let file = try folder.write("paper.xml", paper)
        let result = try run(
            "xmlsec1",
            [
                "--verify", "--enabled-key-data", "x509", "--trusted-pem",
                folder.path("root.pem"), file,
            ])
        #expect(result.isGood, "\(result.text)")
        let middle = try folder.write("lowered.pem", authority.middle.pem)
        let chain = try run(
            "openssl",
            [
                "verify", "-CAfile", folder.path("root.pem"), "-untrusted", middle,
                folder.path("leaf.pem"),
            ])
        #expect(chain.isGood, "\(chain.text)")
    }

    @Test func `who may not issue does not lead anywhere`() throws {
        for limit in ["basicConstraints=critical,CA:FALSE", "basicConstraints=CA:FALSE"] {
            let authority = try authority("P-256", middle: limit)
            let paper = try Seal(
                key: authority.key, certificate: authority.leaf, intermediates: [authority.middle]
            ).sign(paper: Sample.paper())
            #expect(
                try refused(paper, roots: [authority.root], at: authority.leaf.notBefore)
                    == .chainBroken, "\(limit)")
        }
        // The anchor of a workspace allows no authority under it (pathlen 0).
        let key = try SealKey.generate(.ecdsaP256)
        let leaf = try Workshop.certificate(
            key, by: mine.anchor, from: "2025-06-01T00:00:00Z", to: "2030-06-01T00:00:00Z")
        let paper = try Seal(key: key, certificate: leaf, intermediates: [mine.seal.certificate])
            .sign(paper: Sample.paper())
        #expect(
            try refused(paper, roots: [mine.anchor.certificate], at: Sample.issued) == .notOurForm)
    }

    @Test func `a certificate that is its own root signs nothing`() throws {
        try issue(
            "alone", "P-256", by: nil,
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature", days: 9)
        let alone = try certificate("alone")
        let key = try SealKey(pem: try folder.read("alone.key"))
        let paper = try Seal(key: key, certificate: alone).sign(paper: Sample.paper())
        #expect(try refused(paper, roots: [alone], at: alone.notBefore) == .chainBroken)
    }

    @Test func `a key that ended counts for what it signed before`() throws {
        let paper = try mine.seal.sign(paper: Sample.paper())
        let fingerprint = mine.seal.certificate.fingerprint
        func reason(_ end: Int64) throws -> SignatureRefusal? {
            var verifier = PaperVerifier(
                roots: [mine.anchor.certificate], ended: [fingerprint: end])
            return refusal(try verifier.verify(paper, at: Sample.stated))
        }
        #expect(try reason(Sample.issued + 1) == nil)
        #expect(try reason(Sample.issued) == .keyEnded(at: Sample.issued))
        #expect(try reason(Sample.issued - 1) == .keyEnded(at: Sample.issued - 1))
    }
}
