internal import Registry

/// Names of things in the catalogue. They are URNs, because a registry has no address of its own and
/// a name must outlive any.
enum CatalogueIRI {
    static func city(_ region: String) -> String { "urn:dengji:catalog:" + encoded(region) }
    static func catalog(_ party: PartyID) -> String { "urn:dengji:catalog:" + party.code }
    static func party(_ party: PartyID) -> String { "urn:dengji:party:" + party.code }
    static func region(_ code: String) -> String { "urn:dengji:region:" + encoded(code) }
    static func entry(_ number: String) -> String { "urn:dengji:entry:" + encoded(number) }

    static func dataset(_ code: String, of party: PartyID) -> String {
        "urn:dengji:dataset:\(party.code):\(encoded(code))"
    }

    /// A concept of one of our lists, `urn:dengji:level:general`.
    static func concept(_ list: String, _ code: String) -> String {
        "urn:dengji:\(list):\(encoded(code))"
    }

    /// `tel:` with what RFC 3966 allows of a telephone.
    static func telephone(_ text: String) -> String {
        "tel:" + text.filter { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "+") }
    }

    /// How often, in the list of the EU's Publications Office that DCAT-AP uses; `nil` for a code
    /// that it does not know.
    static func frequency(_ code: String) -> String? {
        let names = [
            "realtime": "CONT", "daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY",
            "quarterly": "QUARTERLY", "half-yearly": "ANNUAL_2", "yearly": "ANNUAL",
            "irregular": "IRREG", "never": "NEVER",
        ]
        return names[code].map { authority + "frequency/" + $0 }
    }

    /// Who may have it, in the list of the same office.
    static func accessRight(_ openingType: String) -> String? {
        let names = [
            "unconditional": "PUBLIC", "conditional": "RESTRICTED", "prohibited": "NON_PUBLIC",
        ]
        return names[openingType].map { authority + "access-right/" + $0 }
    }

    private static let authority = "http://publications.europa.eu/resource/authority/"

    /// Bytes that are no part of a URN percent-encoded (RFC 8141 §2).
    private static func encoded(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/".utf8)
        var result = ""
        for byte in text.utf8 {
            if plain.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += "%" + (hex.utf8.count < 2 ? "0" : "") + hex
            }
        }
        return result
    }
}
