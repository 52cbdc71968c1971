package import WorkingDays

/// What surrounds the registry as a whole while the clock acts for it.
package struct OfficeContext: Sendable {
    /// 市数据工作主管部门, which reports.
    package var authority: Party
    /// The city's registrar, which warns.
    package var registrar: Party
    /// Every party, by credit code.
    package var parties: [PartyID: Party]
    /// The profile of today, or the last one.
    package var profile: Profile
    /// Entries that a summary counts: authorisations, grants and products.
    package var folios: [RegisterFolio]
    /// The clock's time of this input, read once.
    package var now: Instant

    /// A context.
    package init(
        authority: Party, registrar: Party, parties: [PartyID: Party], profile: Profile,
        folios: [RegisterFolio], now: Instant
    ) {
        self.authority = authority
        self.registrar = registrar
        self.parties = parties
        self.profile = profile
        self.folios = folios
        self.now = now
    }

    /// Active parties that hold one of the roles, in the order of credit codes.
    func holders(of roles: [PartyRole]) -> [PartyID] {
        parties.values.filter { party in
            party.standing.isActive && party.roles.contains(where: roles.contains)
        }.map(\.id).sorted()
    }
}
