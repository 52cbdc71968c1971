internal import Packages
internal import Registry
internal import Storage
internal import System
internal import Verification
internal import XML

/// How it was known whose a package is that came in: by a signature that is verified once more, or by
/// the folder in which it was dropped.
struct ArrivalEvidence {
    /// What the file shows today.
    enum Ground: String, Encodable {
        /// A signature by a certificate of a party's file.
        case signature
        /// It is signed, and none of the certificates that are on file today verifies it.
        case signatureUnknown = "signature-unknown"
        /// It is not signed: the sender is whose folder it came by.
        case folder
        /// It is not signed and came by no party's folder.
        case unsigned
    }

    /// The sender whom the journal names as authenticated.
    let sender: PartyID?
    let ground: Ground
    /// Whose certificate, where it is signed.
    let signer: PartyID?
    /// The officer of that party whose own certificate it is.
    let officer: String?
    /// SHA-256 of that certificate, in hexadecimal.
    let certificate: String?

    /// Largest main document that is read for its signature.
    private static let maxDocumentBytes = 128 << 20

    /// Looks at a file; `nil` for one that is no package.
    init?(
        _ path: Path, sender: PartyID?, receivedAt: Int64, certificates: SenderCertificates
    ) throws {
        guard let bytes = try ArrivalEvidence.document(path) else { return nil }
        self.sender = sender
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard),
            case .parts(let parts) = try EnvelopedSignature.extract(from: document)
        else {
            ground = sender == nil ? .unsigned : .folder
            signer = nil
            officer = nil
            certificate = nil
            return
        }
        let pinned = try certificates.all()
        let verified = DocumentVerification.verify(
            parts: parts, pinned: pinned.map(\.certificate), at: receivedAt)
        if case .success(let document) = verified,
            let found = pinned.first(where: { $0.certificate == document.certificate })
        {
            ground = .signature
            signer = found.party
            officer = found.officer
            certificate = document.certificate.fingerprint
            return
        }
        ground = .signatureUnknown
        signer = nil
        officer = nil
        certificate = nil
    }

    /// The main document: the file itself, or the one XML at the top of a ZIP.
    private static func document(_ path: Path) throws -> [UInt8]? {
        if path.description.hasSuffix(".xml") { return try WorkspaceFolder.bytes(of: path) }
        guard path.description.hasSuffix(".zip") else { return nil }
        let source = try OpenedFile(path).source
        guard case .structure(let structure) = try ZIPStructure.read(source, limits: .standard),
            let entry = structure.entries.first(where: {
                $0.name.hasSuffix(".xml") && !$0.name.contains("/")
            }),
            case .value(let bytes) = try PackageReader(source).bytes(
                of: entry, maxBytes: maxDocumentBytes)
        else { return nil }
        return bytes
    }
}
