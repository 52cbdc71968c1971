/// What a `party` package asks for: a party as its file shall say.
package struct PartyApplication: Hashable, Sendable {
    /// The party.
    package var party: Party

    /// Reads it from the case's facts; `nil` when the package lacks what a party needs.
    package init?(_ record: CaseRecord) {
        guard let id = record["party.code"].flatMap(PartyID.init), let name = record["party.name"]
        else { return nil }
        let roles = (record["party.roles"] ?? "").split(separator: " ")
            .compactMap { PartyRole(rawValue: String($0)) }
        party = Party(
            id: id, name: name, roles: roles, region: record["party.region"] ?? "",
            trustsFolder: record["party.folder"] == "true",
            hasFolder: record["party.folder"] == "true",
            contact: record["party.contact"] ?? "")
    }
}
