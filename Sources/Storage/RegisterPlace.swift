/// Where entries of the register lie below `registry/`.
package enum RegisterPlace {
    /// The folder of papers that the clock issued for an entry: `register/<region>/<year>/<number>`.
    package static func folder(of number: String) -> String {
        let parts = number.split(separator: "-")
        precondition(parts.count == 5, "EntrySeries.isNumber holds for numbers of entries")
        return "register/\(parts[1])/\(parts[2])/\(number)"
    }

    /// The entry's file beside that folder.
    package static func file(of number: String) -> String { folder(of: number) + ".xml" }
}
