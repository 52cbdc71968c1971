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
    /// Has the bags of the cases destroyed that the order lists.
    case dispose
    /// Makes an entry: of a plan, an announcement, a grant. `series` is that of its number, `from`
    /// and `until` name the facts with its term, `holder` the fact with the credit code of whom it
    /// is given to (the applicants without one), `sources` facts and tables with the numbers of the
    /// entries that it rests on. Of an item, the entries that it needs are added to them, and
    /// `item.5` names the fifth column of its row.
    case enter
    /// Adds to the entry concerned, as a new version, the tables that `tables` names.
    case supplement
    /// Notes on the entry concerned that the case ended so; `as` is the ground, else the kind, and
    /// `of` a fact whose value is added to it.
    case note
    /// Suspends the entry concerned (办法 art. 24).
    case suspend
    /// Lifts the suspension that this case made; in force again once no other stands.
    case resume
    /// Ends it before its term (办法 art. 14(5), 24), on the ground `as`.
    case terminate

    /// Effects after which there is a certificate to issue.
    package static let makingVersions: Set<NamedEffect> = [
        .register, .recordAuthorisation, .change, .correct, .renew, .assignNationalCode, .enter,
        .supplement,
    ]
}
