package import Verification
package import XML

/// Why a document was not signed.
package enum SealError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The certificate belongs to another key.
    case otherKey
    /// The certificate may not sign documents.
    case mayNotSign
    /// The document is not XML within the limits; never empty.
    case unreadable([XMLProblem])
    /// The document has a Signature already.
    case alreadySigned
    /// The document is not written in UTF-8 or GB18030, into which the signature could be put.
    case encoding
    /// The root has no end tag before which the signature could stand.
    case emptyRoot
    /// What was signed does not verify; with the reason.
    case notVerified(SignatureRefusal)
    /// libxml2 could not judge.
    case engine(XMLEngineError)
    /// libcrypto failed for reasons of its own.
    case libcrypto(LibcryptoFailure)

    /// One English sentence.
    package var description: String {
        switch self {
        case .otherKey: "the certificate belongs to another key"
        case .mayNotSign: "the certificate may not sign documents"
        case .unreadable(let problems):
            "the document cannot be read: \(problems.first?.message ?? "")"
        case .alreadySigned: "the document is already signed"
        case .encoding: "a document in UTF-16 cannot be signed; save it as UTF-8"
        case .emptyRoot: "the document is empty"
        case .notVerified(let refusal): "the signed document does not verify: \(refusal.english)"
        case .engine(let error): error.description
        case .libcrypto(let failure): failure.description
        }
    }
}
