/// What an organisation may do in the registry; see Docs/GLOSSARY.md.
package enum PartyRole: String, Hashable, Sendable, Codable, CaseIterable {
    case provider, `operator`, registrar, authority, countyAuthority, sectorRegulator, government
    case thirdParty, expert, businessSupervisor, securitySupervisor, exchange, platform
    /// 社会公众、利害关系人: may object, ask for a correction, request an announcement.
    case `public`

    /// Roles that only 市数据工作主管部门 gives, and whose holders' files only it changes: they decide,
    /// or entrust those who do.
    package static let given: Set<PartyRole> = [.registrar, .authority, .countyAuthority]
}
