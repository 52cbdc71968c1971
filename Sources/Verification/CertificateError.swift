/// What is wrong with a certificate or a key as it was handed in.
package enum CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text does not hold exactly one PEM block of a certificate.
    case notOnePEM
    /// The bytes are not one certificate or public key in DER, or carry more than it.
    case notDER
    /// The key fits no algorithm of `SignatureAlgorithm.all`; with its type.
    case unsupportedKey(String)
    /// A name, time or extension inside cannot be read; with which.
    case malformed(String)

    /// One English sentence.
    package var description: String {
        switch self {
        case .notOnePEM: "the text is not exactly one certificate in PEM"
        case .notDER: "the bytes are not exactly one certificate or key in DER"
        case .unsupportedKey(let type): "keys of type \(type) are not accepted"
        case .malformed(let part): "the certificate's \(part) cannot be read"
        }
    }
}
