/// Why a signature does not count. `code` is stable; others may rely on it.
package enum SignatureRefusal: Error, Sendable, Hashable {
    /// The document has no Signature.
    case missing
    /// The Signature is not the root's last child element.
    case notLast
    /// There is more than one Signature.
    case twoSignatures
    /// Reference, transforms or canonicalization are not those of the profile.
    case wrongTransform
    /// SignatureMethod or DigestMethod are not a pair of `SignatureAlgorithm.all`.
    case wrongAlgorithm
    /// The document's digest is not the one in SignedInfo: the content was changed.
    case digestMismatch
    /// No allowed certificate verifies SignatureValue.
    case valueMismatch
    /// There is no certificate on file for this sender.
    case certificateNotPinned
    /// The certificate verifies, but was not valid at that time, in milliseconds since 1970.
    case certificateExpired(at: Int64)
    /// The key was no longer to sign then: it had been replaced or retired at that time, in
    /// milliseconds since 1970.
    case keyEnded(at: Int64)
    /// The signer's certificate was not issued by the trust anchor for signing documents.
    case chainBroken
    /// Well-formed, but not written in the one form our papers have.
    case notOurForm
    /// The document or its Signature cannot be read; with the reason in English.
    case malformed(String)

    /// Stable code, without spaces.
    package var code: String {
        switch self {
        case .missing: "signature-missing"
        case .notLast: "signature-not-last"
        case .twoSignatures: "signature-twice"
        case .wrongTransform: "signature-transform"
        case .wrongAlgorithm: "signature-algorithm"
        case .digestMismatch: "signature-digest"
        case .valueMismatch: "signature-value"
        case .certificateNotPinned: "signature-no-certificate"
        case .certificateExpired: "signature-certificate-time"
        case .keyEnded: "signature-key-ended"
        case .chainBroken: "signature-chain"
        case .notOurForm: "signature-form"
        case .malformed: "signature-malformed"
        }
    }

    /// One English sentence without a full stop.
    package var english: String {
        switch self {
        case .missing: "the document is not signed"
        case .notLast: "the signature is not the last element inside the root"
        case .twoSignatures: "the document has more than one signature"
        case .wrongTransform: "the signature does not cover the whole document as required"
        case .wrongAlgorithm: "the signature uses an algorithm that is not accepted"
        case .digestMismatch: "the content was changed after it was signed"
        case .valueMismatch: "the signature was not made with the key of an accepted certificate"
        case .certificateNotPinned: "no certificate is on file for this sender"
        case .certificateExpired: "the certificate was not valid at the time of signing"
        case .keyEnded: "the key had been replaced or retired before the time of signing"
        case .chainBroken: "the certificate was not issued under a trusted root"
        case .notOurForm: "the file is not byte for byte as it was issued"
        case .malformed(let reason): "the signature cannot be read: \(reason)"
        }
    }

    /// The same for people, in Chinese.
    package var chinese: String {
        switch self {
        case .missing: "文件未签名"
        case .notLast: "签名不是根元素内的最后一个元素"
        case .twoSignatures: "文件含有多个签名"
        case .wrongTransform: "签名未按规定覆盖整个文件"
        case .wrongAlgorithm: "签名所用算法不被接受"
        case .digestMismatch: "签名之后内容被改动"
        case .valueMismatch: "签名不是由已备案证书的密钥作出"
        case .certificateNotPinned: "该单位没有已备案的证书"
        case .certificateExpired: "签名时证书不在有效期内"
        case .keyEnded: "签名之时该密钥已经更换或者停用"
        case .chainBroken: "证书不是由所信任的根证书签发"
        case .notOurForm: "文件与签发时的字节不一致"
        case .malformed: "签名无法读取"
        }
    }
}
