package import Verification

/// Why a certificate was not issued.
package enum IssuingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An attribute of the subject is empty, too long (64 characters) or not allowed; with its name.
    case subject(String)
    /// The end is not after the beginning, or the time lies outside the issuer's own.
    case validity
    /// Not 8 to 20 bytes that make a positive number (RFC 5280 §4.1.2.2).
    case serialNumber
    /// The issuer's certificate is no authority's, or belongs to another key.
    case issuer
    /// What was made cannot be read back.
    case result(CertificateError)
    /// libcrypto failed for reasons of its own.
    case libcrypto(LibcryptoFailure)

    /// One English sentence.
    package var description: String {
        switch self {
        case .subject(let name): "the certificate's \(name) is empty, too long or not allowed"
        case .validity: "the certificate's validity is empty or exceeds the issuer's"
        case .serialNumber: "the serial number is not a positive number of 8 to 20 bytes"
        case .issuer: "the key and the certificate of the issuing authority do not fit"
        case .result(let error): "the certificate made cannot be read back: \(error)"
        case .libcrypto(let failure): failure.description
        }
    }
}
