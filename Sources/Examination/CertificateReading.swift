import Verification
import WorkingDays

/// What a certificate in a document says of itself: read here, where a stranger's bytes are opened,
/// and handed on as plain values, so that nobody with keys has to parse it to judge it.
enum CertificateReading {
    /// What a facts mapping may take of it.
    enum Part: String {
        /// SHA-256 of the certificate.
        case fingerprint = "certificate-fingerprint"
        /// First moment of validity.
        case from = "certificate-from"
        /// Last second of validity.
        case until = "certificate-until"
        /// The holder's credit code, as far as the subject names one.
        case code = "certificate-code"
    }

    /// Why a text is no certificate that may be filed, in both languages; `nil` when it is one.
    static func fault(in text: String) -> (chinese: String, english: String)? {
        do throws(CertificateError) {
            let certificate = try Certificate(pem: trimmed(text))
            return certificate.maySignDocuments
                ? nil : ("证书的用途不包括数字签名", "its key usage does not include digital signatures")
        } catch {
            return (chinese(error), error.description)
        }
    }

    /// A part of a certificate; `nil` where the text is none.
    static func part(_ part: Part, of text: String) -> String? {
        let certificate: Certificate
        do throws(CertificateError) {
            certificate = try Certificate(pem: trimmed(text))
        } catch {
            // Told by the rule of the value's form.
            return nil
        }
        return switch part {
        case .fingerprint: "sha256:" + certificate.fingerprint
        case .from: Instant(milliseconds: certificate.notBefore).iso
        case .until: Instant(milliseconds: certificate.notAfter).iso
        case .code: certificate.organisationID
        }
    }

    /// Without the white space that lays out the document around it; its own lines stay.
    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace } ?? start.startIndex
        return start.isEmpty ? "" : String(start[...end]) + "\n"
    }

    private static func chinese(_ error: CertificateError) -> String {
        switch error {
        case .notOnePEM: "内容不是一份 PEM 证书"
        case .notDER: "证书编码有误，或者后面有多余内容"
        case .unsupportedKey(let type): "不接受 \(type) 类密钥，只接受 P-256 和 SM2"
        case .malformed(let part): "证书的 \(part) 无法读取"
        }
    }
}
