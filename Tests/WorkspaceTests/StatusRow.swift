import Foundation
import Testing

/// One line of the public status list.
struct StatusRow: Equatable {
    var number: String
    var state: String
    var version: String
    var rights: String
}

extension DemoWorkspace {
    /// The lines of the public status list, once list and parts were proved with tools of the
    /// machine.
    func statusRows(_ place: SourceLocation = #_sourceLocation) throws -> [StatusRow] {
        let folder = root + "/outbox/public"
        let signed = try tool(
            "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem",
            folder + "/authority.pem", folder + "/status.xml")
        #expect(signed.exitCode == 0, "\(signed.all)", sourceLocation: place)
        var rows: [StatusRow] = []
        let list = try read(folder + "/status.xml")
        let parts = list.matches(
            of: /<shard digest="sha256:([0-9a-f]+)" entries="(\d+)" name="[^"]*">([^<]*)</)
        for part in parts {
            let file = folder + "/" + part.3
            let digest = try tool("openssl", "dgst", "-sha256", "-r", file)
            #expect(digest.text.hasPrefix(part.1), sourceLocation: place)
            let valid = try tool(
                "xmllint", "--noout", "--nonet", "--schema", root + "/schemas/xsd/status.xsd", file,
                folder + "/status.xml")
            #expect(valid.exitCode == 0, "\(valid.all)", sourceLocation: place)
            let entries = try read(file).matches(of: /<entry [^>]*>/)
            #expect(String(entries.count) == part.2, sourceLocation: place)
            rows += entries.map { StatusRow(element: String($0.0)) }
        }
        return rows
    }

    /// The same in short, `in-force 1 true`: state, version, whether rights stand; by number.
    func statusByNumber(_ place: SourceLocation = #_sourceLocation) throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try statusRows(place).map {
                ($0.number, "\($0.state) \($0.version) \($0.rights)")
            })
    }
}

extension StatusRow {
    fileprivate init(element: String) {
        func value(_ name: String) -> String {
            guard let start = element.range(of: " \(name)=\"")?.upperBound else { return "" }
            return String(element[start...].prefix { $0 != "\"" })
        }
        self.init(
            number: value("number"), state: value("state"), version: value("version"),
            rights: value("rights"))
    }
}
