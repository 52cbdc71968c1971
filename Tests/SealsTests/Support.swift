import Foundation
import Seals
import Testing
import Verification
import XML

struct Refused: Error {}

/// A tool that should be installed is not: the test fails, it is never passed over.
struct ToolMissing: Error { let name: String }

/// What an independent tool said.
struct ToolRun {
    let status: Int32
    let output: [UInt8]
    var text: String { String(decoding: output, as: UTF8.self) }
    var isGood: Bool { status == 0 }
}

/// Runs a tool of the system; standard output and error come back together.
func run(_ name: String, _ arguments: [String]) throws -> ToolRun {
    let url = URL(fileURLWithPath: "/usr/bin/" + name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
        throw ToolMissing(name: name)
    }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return ToolRun(status: process.terminationStatus, output: Array(data))
}

/// A folder for one test, removed afterwards.
final class Folder {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("seals-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            Issue.record(error)
        }
    }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }

    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url.appendingPathComponent(name)))
    }
}

/// Milliseconds since 1970 of a moment in UTC.
func moment(_ text: String) throws -> Int64 {
    let date = try Date(text, strategy: .iso8601)
    return Int64(date.timeIntervalSince1970) * 1000
}

/// An anchor and a registrar under it, made once; another of each for forgeries.
struct Workshop {
    let anchor: CertificateIssuer
    let anchorKey: SealKey
    let key: SealKey
    let seal: Seal

    static let mine = Result { try Workshop(name: "泰安市数据局") }
    static let other = Result { try Workshop(name: "另一城市数据局") }
    /// One whose anchor and registrar sign with SM2.
    static let sm2 = Result { try Workshop(name: "国密市数据局", algorithm: .sm2) }

    static let serial: [UInt8] = [0x61, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]

    init(name: String, algorithm: SignatureAlgorithm = .ecdsaP256) throws {
        anchorKey = try SealKey.generate(algorithm)
        anchor = try CertificateIssuer.selfSigned(
            CertificateSubject(
                commonName: name + "信任锚", organisation: name, organisationID: "113700000045046442"),
            CertificateTerms(
                serialNumber: Workshop.serial, notBefore: try moment("2025-01-01T00:00:00Z"),
                notAfter: try moment("2045-01-01T00:00:00Z")),
            key: anchorKey)
        key = try SealKey.generate(algorithm)
        seal = try Seal(
            key: key,
            certificate: try Workshop.certificate(
                key, by: anchor, from: "2025-06-01T00:00:00Z", to: "2030-06-01T00:00:00Z"))
    }

    static func certificate(
        _ key: SealKey, by anchor: CertificateIssuer, from: String, to: String,
        name: String = "泰安市公共数据登记中心"
    ) throws -> Certificate {
        try anchor.issue(
            to: CertificateSubject(
                commonName: name, organisation: "泰安市公共数据登记中心",
                organisationID: "11330105002500287C"),
            CertificateTerms(
                serialNumber: serial.reversed(), notBefore: try moment(from),
                notAfter: try moment(to)),
            publicKey: key.publicKey)
    }

    /// xmlsec1 as an archivist would call it, at the time of signing.
    func isValidForXmlsec(_ paper: [UInt8], in folder: Folder) throws -> Bool {
        let anchorFile = try folder.write("anchor.pem", anchor.certificate.pem)
        let file = try folder.write("paper.xml", paper)
        return try run(
            "xmlsec1",
            [
                "--verify", "--enabled-key-data", "x509", "--trusted-pem", anchorFile,
                "--verification-gmt-time", "2026-01-05 01:00:00", file,
            ]
        ).isGood
    }
}

/// A small paper, with everything that canonical form treats in its own way.
enum Sample {
    /// 2026-01-05T01:00:00Z.
    static let issued: Int64 = 1_767_574_800_000

    static func paper(_ summary: String = "水务局取水许可数据 <5 月> & \"更新\"\r\n") -> [UInt8] {
        var writer = XMLWriter(
            root: "paper", namespace: "urn:dengji:paper:1",
            attributes: [
                ("format", "1"), ("kind", "acknowledgement"), ("code", "received"),
                ("issued", String(issued)), ("note", "a\"<\t登"),
            ])
        writer.element("title", "收件回执")
        writer.element("summary", summary, [("lang", "zh")])
        writer.element("empty")
        return writer.finish()
    }

    /// Reads what `paper` says about its time.
    static let stated = SigningTime.stated { root in root.attribute("issued").flatMap(Int64.init) }
}

/// What our own verification says about a paper.
func verified(_ paper: [UInt8], anchor: Certificate, at time: SigningTime = Sample.stated) throws
    -> Result<VerifiedPaper, SignatureRefusal>
{
    try PaperVerifier.verify(paper, anchor: anchor, at: time)
}

/// The reason for which a paper is refused, `nil` when it is good.
func refusal<Success>(_ result: Result<Success, SignatureRefusal>) -> SignatureRefusal? {
    switch result {
    case .success: nil
    case .failure(let refusal): refusal
    }
}

/// Takes a document apart and judges it against pinned certificates.
func judged(_ bytes: [UInt8], pinned: [Certificate], at time: Int64 = Sample.issued) throws
    -> Result<VerifiedDocument, SignatureRefusal>
{
    guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
        throw Refused()
    }
    return DocumentVerification.parts(of: try EnvelopedSignature.extract(from: document)).flatMap {
        DocumentVerification.verify(parts: $0, pinned: pinned, at: time)
    }
}

/// Takes a paper of ours apart and puts it together with other values.
func rebuilt(
    _ paper: [UInt8], certificate: Certificate,
    value change: (RawSignature) throws -> RawSignature = { $0 }
) throws -> [UInt8] {
    guard case .document(let document) = try XMLDocument.parse(paper, limits: .standard),
        case .parts(let parts) = try EnvelopedSignature.extract(from: document),
        case .success(let info) = SignedInfo.read(parts.canonicalSignedInfo),
        let value = RawSignature(raw: parts.value, algorithm: info.algorithm)
    else { throw Refused() }
    let element = SignatureForm(certificate: certificate).element(
        digest: info.digest, value: try change(value))
    return try #require(
        SignatureForm.paper(canonical: parts.canonicalDocument, element: element))
}

/// Takes a signed document apart.
func parts(of bytes: [UInt8]) throws -> EnvelopedSignatureParts {
    guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard),
        case .parts(let parts) = try EnvelopedSignature.extract(from: document)
    else { throw Refused() }
    return parts
}

/// A key as unencrypted PEM; only tests keep such bytes.
func pem(_ key: SealKey) -> [UInt8] { key.withPEM { pem in copy pem } }

/// The other of the two signatures that verify, by schoolbook subtraction n − s.
func twin(of signature: RawSignature) throws -> RawSignature {
    let order = try #require(SignatureAlgorithm.ecdsaP256.twinOrder)
    var bytes = signature.bytes
    var borrow = 0
    for index in (0..<32).reversed() {
        var digit = Int(order[index]) - Int(bytes[32 + index]) - borrow
        borrow = digit < 0 ? 1 : 0
        digit += borrow * 256
        bytes[32 + index] = UInt8(digit)
    }
    return try #require(RawSignature(raw: bytes, algorithm: .ecdsaP256))
}
