import Foundation

/// The numbers of the profile, found in its file as a person would who searches for the name.
struct PlainTerms {
    private let text: String

    init() throws {
        let path = Scratch.package + "/schemas/profiles/taian-2025.xml"
        text = try String(contentsOfFile: path, encoding: .utf8)
    }

    /// Working days, days or years of a name.
    subscript(name: String) -> Int {
        guard let start = text.range(of: "<term name=\"\(name)\" value=\""),
            let value = Int(text[start.upperBound...].prefix { $0 != "\"" })
        else { preconditionFailure("the profile has no \(name)") }
        return value
    }
}
