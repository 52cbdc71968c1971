internal import Registry
internal import WorkingDays

/// 电子证照标识 of GB/T 36904: root, type code, issuer, serial, version and a check character.
package enum LicenceIdentifier {
    /// The arc of electronic licences.
    static let root = "1.2.156.3005.2"

    /// The identifier of a certificate; `nil` while no type code is assigned.
    static func text(
        for entry: RegisterEntry, settings: PaperSettings
    ) throws(PaperError) -> String? {
        guard let type = settings.licenceTypeCode else { return nil }
        let serial = entry.number.split(separator: "-").dropFirst().dropLast().joined()
        let version = entry.version.padded(to: 3)
        guard type.utf8.count == 21,
            let text = text(
                type: type, issuer: entry.registrar.code, serial: serial, version: version)
        else { throw .licenceTypeCode(type) }
        return text
    }

    /// Whether a text is an identifier: the root, four parts of capitals and digits in their lengths,
    /// and the right check character.
    package static func isValid(_ text: String) -> Bool {
        let prefix = root + "."
        guard text.hasPrefix(prefix) else { return false }
        let parts = text.dropFirst(prefix.count)
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].utf8.count == 21, parts[1].utf8.count == 18,
            !parts[2].isEmpty, parts[3].utf8.count == 3, parts[4].utf8.count == 1
        else { return false }
        return self.text(type: parts[0], issuer: parts[1], serial: parts[2], version: parts[3])
            == text
    }

    /// Composes the parts; the check character (ISO/IEC 7064 MOD 37,36) covers them without dots and
    /// without the root. `nil` when one holds anything but capitals and digits.
    static func text(type: String, issuer: String, serial: String, version: String) -> String? {
        guard let check = CheckCharacter.compute(type + issuer + serial + version) else {
            return nil
        }
        return [root, type, issuer, serial, version, String(check)].joined(separator: ".")
    }
}
