import Registry
import XML

/// SHA-256 digests as tools print them.
enum DigestForm {
    /// The fault of a digest, with the right form where the value is one in other clothes.
    static func fault(in value: String) -> ValueFault? {
        if let digest = ContentDigest(value), digest.algorithm == "sha256" { return nil }
        guard let hex = hexadecimal(HalfWidth.compact(value)) else {
            return ValueFault(.digestUnreadable)
        }
        return ValueFault(.digestForm, expected: ContentDigest(sha256: hex).text)
    }

    /// The 64 small digits of a SHA-256 that is given in capitals, with another prefix or none, or
    /// in Base64.
    private static func hexadecimal(_ value: String) -> String? {
        var digits = value.lowercased()
        for prefix in ["sha256", "sha-256"] where digits.hasPrefix(prefix) {
            digits.removeFirst(prefix.count)
            if let first = digits.first, ":=-".contains(first) { digits.removeFirst() }
        }
        if ContentDigest("sha256:" + digits) != nil { return digits }
        guard let bytes = Base64.decode(strict: value), bytes.count == 32 else { return nil }
        return bytes.reduce(into: "") { text, byte in
            text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
