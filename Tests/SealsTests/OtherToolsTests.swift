import Foundation
import Seals
import Testing
import Verification
import XML

/// P-256 papers before Java's own XML signature and PyPI's signxml, and theirs before us.
@Suite struct `Java and signxml` {
    let mine: Workshop
    let other: Workshop

    init() throws {
        mine = try Workshop.mine.get()
        other = try Workshop.other.get()
    }

    private static let document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<application xmlns=\"urn:dengji:application:1\" "
        + "format=\"1\">\n  <name>取水许可 &lt;数据&gt;</name>\n</application>\n"

    /// A paper, and the same with one character changed.
    private func papers() throws -> (good: [UInt8], bad: [UInt8]) {
        let paper = try mine.seal.sign(paper: Sample.paper())
        let text = String(decoding: paper, as: UTF8.self)
        return (paper, Array(text.replacing("收件回执", with: "收件回抗").utf8))
    }

    @Test func `Java verifies papers under the anchor, and nothing else`() throws {
        let folder = try Folder()
        let (good, bad) = try papers()
        func verify(_ paper: [UInt8], _ anchor: Certificate, at time: Int64 = Sample.issued) throws
            -> ToolRun
        {
            try Oracle.java([
                "verify", folder.write("anchor.pem", anchor.pem), String(time),
                folder.write("paper.xml", paper),
            ])
        }
        let result = try verify(good, mine.anchor.certificate)
        #expect(result.isGood, "\(result.text)")
        #expect(try !verify(bad, mine.anchor.certificate).isGood)
        #expect(try !verify(good, other.anchor.certificate).isGood)
        let late = mine.seal.certificate.notAfter + 1000
        #expect(try !verify(good, mine.anchor.certificate, at: late).isGood)
    }

    @Test(.enabled(if: Oracle.reachesPyPI, "make oracles found PyPI out of reach"))
    func `signxml verifies papers of a pinned certificate, and nothing else`() throws {
        let folder = try Folder()
        let (good, bad) = try papers()
        func verify(_ paper: [UInt8], _ certificate: Certificate) throws -> ToolRun {
            try Oracle.python(
                "paper_signature.py",
                [
                    "verify", folder.write("c.pem", certificate.pem),
                    folder.write("paper.xml", paper),
                ])
        }
        let result = try verify(good, mine.seal.certificate)
        #expect(result.isGood, "\(result.text)")
        #expect(try !verify(bad, mine.seal.certificate).isGood)
        #expect(try !verify(good, other.seal.certificate).isGood)
    }

    /// What a tool signed with our key and certificate.
    private func signed(_ sign: ([String]) throws -> ToolRun) throws -> [UInt8] {
        let folder = try Folder()
        let result = try sign([
            "sign", folder.write("key.pem", pem(mine.key)),
            folder.write("c.pem", mine.seal.certificate.pem),
            folder.write("in.xml", Self.document), folder.path("out.xml"),
        ])
        #expect(result.isGood, "\(result.text)")
        return try folder.read("out.xml")
    }

    private func expectGood(_ bytes: [UInt8]) throws {
        let result = try judged(bytes, pinned: [mine.seal.certificate]).get()
        #expect(result.certificate == mine.seal.certificate)
        let text = String(decoding: result.canonicalDocument, as: UTF8.self)
        #expect(text.contains("取水许可 &lt;数据&gt;") && !text.contains("Signature"))
        let changed = String(decoding: bytes, as: UTF8.self).replacing("取水", with: "排水")
        #expect(
            refusal(try judged(Array(changed.utf8), pinned: [mine.seal.certificate]))
                == .digestMismatch)
    }

    @Test func `what Java signs counts here`() throws {
        try expectGood(signed { try Oracle.java($0) })
    }

    @Test(.enabled(if: Oracle.reachesPyPI, "make oracles found PyPI out of reach"))
    func `what signxml signs counts here`() throws {
        try expectGood(signed { try Oracle.python("paper_signature.py", $0) })
    }
}
