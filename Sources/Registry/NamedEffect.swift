/// What an outcome does beyond its papers: to the register, or to the files that rule the registry. A
/// procedure names them; each is a pure function of the case and the register.
package enum NamedEffect: String, Hashable, Sendable, CaseIterable {
    /// Makes the entry of a first registration (办法 art. 9(5)).
    case register
    /// Makes the entry of an authorisation from before the system.
    case recordAuthorisation = "record-authorisation"
    /// Makes a new version with the changes of the application (变更).
    case change
    /// The same for a correction (更正).
    case correct
    /// Makes a new version with a later end (续展, 26号 art. 15).
    case renew
    /// Makes a new version with the national query code (26号 art. 13).
    case assignNationalCode = "assign-national-code"
    /// Ends the entry (注销).
    case cancel
    /// Takes the entry back (撤销, 26号 art. 20).
    case revoke
    /// Confirms the rights claimed (办法 art. 10), unless they are disputed.
    case confirmRights = "confirm-rights"
    /// Writes the party file that the package describes.
    case registerParty = "register-party"
    /// Lets the drop folder of the party just written count as its word.
    case trustFolder = "trust-folder"
    /// Takes the provider's catalogue in place of the earlier one (办法 art. 7).
    case replaceCatalogue = "replace-catalogue"
    /// Adopts the set of schemas that the package names.
    case adopt

    /// Effects after which there is a certificate to issue.
    package static let makingVersions: Set<NamedEffect> = [
        .register, .recordAuthorisation, .change, .correct, .renew, .assignNationalCode,
    ]
}
