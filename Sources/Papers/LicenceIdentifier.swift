internal import Registry
internal import WorkingDays

/// 电子证照标识 of GB/T 36904: root, type code, issuer, serial, version and a check character.
enum LicenceIdentifier {
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

    /// Composes the parts; the check character (ISO/IEC 7064 MOD 37,36) covers them without dots and
    /// without the root. `nil` when one holds anything but capitals and digits.
    static func text(type: String, issuer: String, serial: String, version: String) -> String? {
        guard let check = CheckCharacter.compute(type + issuer + serial + version) else {
            return nil
        }
        return [root, type, issuer, serial, version, String(check)].joined(separator: ".")
    }
}
