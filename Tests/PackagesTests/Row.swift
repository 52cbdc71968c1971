import Testing

/// One file and every problem that must be told about it; none when it is accepted.
struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let ids: [String]

    init(_ name: String, _ zip: CraftedZIP) {
        self.init(name, [], bytes: zip.bytes)
    }

    init(_ name: String, _ ids: [String], _ zip: CraftedZIP) {
        self.init(name, ids, bytes: zip.bytes)
    }

    init(_ name: String, _ ids: [String], bytes: [UInt8]) {
        testDescription = name
        self.ids = ids
        self.bytes = bytes
    }
}
