import Registry
import XML

/// What a document calls itself; read for the answer's address, never trusted.
enum IdentityReading {
    /// Of a document that could be parsed, however wrong it is otherwise.
    static func identity(of root: XMLElement) -> ClaimedIdentity {
        let code =
            root.first("applicants")?.first("applicant")?.first("code")
            ?? root.first("party")?.first("code") ?? root.first("party")
        return ClaimedIdentity(
            packageID: root.attribute("id").flatMap { PackageID(HalfWidth.collapsed($0)) },
            kind: root.attribute("kind").map { HalfWidth.collapsed($0) }.flatMap(kind),
            party: code.flatMap { party($0.trimmedText) })
    }

    /// Of bytes that are not well-formed: the root's attributes, and the first code, as far as they
    /// can be seen in the first 64 KiB. All accepted encodings but UTF-16 show them as ASCII.
    static func identity(in bytes: [UInt8]) -> ClaimedIdentity {
        let head = bytes.prefix(1 << 16)
        guard let tag = rootTag(of: head) else { return ClaimedIdentity() }
        let attributes = String(decoding: tag, as: UTF8.self)
        let text = head[tag.endIndex...]
        let code = content(of: "code", in: text) ?? content(of: "party", in: text)
        return ClaimedIdentity(
            packageID: value(of: "id", in: attributes).flatMap { PackageID($0) },
            kind: value(of: "kind", in: attributes).flatMap(kind), party: code.flatMap(party))
    }

    /// A kind's name, when it could be one.
    private static func kind(_ text: String) -> PackageKind? {
        let isName =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return isName ? PackageKind(rawValue: text) : nil
    }

    private static func party(_ text: String) -> PartyID? {
        PartyID(HalfWidth.compact(text).uppercased())
    }

    /// The first start tag, from its name to before `>`.
    private static func rootTag(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = bytes
        while let open = rest.firstIndex(of: 0x3C) {
            rest = rest[(open + 1)...]
            guard let first = rest.first else { return nil }
            if (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first) {
                return rest.prefix { $0 != 0x3E }
            }
        }
        return nil
    }

    private static func value(of name: String, in tag: String) -> String? {
        for quote in ["\"", "'"] {
            for space in [" ", "\n", "\t", "\r"] {
                guard let start = tag.firstRange(of: space + name + "=" + quote) else { continue }
                let rest = tag[start.upperBound...]
                guard let end = rest.firstRange(of: quote) else { return nil }
                return String(rest[..<end.lowerBound])
            }
        }
        return nil
    }

    private static func content(of name: String, in bytes: ArraySlice<UInt8>) -> String? {
        guard let start = bytes.firstRange(of: Array("<\(name)>".utf8)) else { return nil }
        let rest = bytes[start.upperBound...].prefix(64)
        return String(decoding: rest.prefix { $0 != 0x3C }, as: UTF8.self)
    }
}
