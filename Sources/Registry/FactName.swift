/// Names of facts that the docket itself reads; all others only pass through to papers and pages.
package enum FactName {
    /// The level of GB/T 43697: 核心, 重要, 一般; decides whether the machine may accept.
    package static let level = "resource.level"
    /// Credit code of the applicants' agent (代理人); absent without one.
    package static let agent = "agent.code"
    /// The entry of the register that an application concerns.
    package static let entryNumber = "entry.number"
    /// The version of it that the application was made for.
    package static let entryVersion = "entry.version"
    /// The catalogue code of a resource.
    package static let catalogueCode = "resource.catalogueCode"
    /// The case that a package for a case names.
    package static let targetCase = "target.case"
    /// The package that opened the case which a package for a case is about.
    package static let targetPackage = "target.package"
    /// Changes of an entry: path, old value, new value, evidence.
    package static let changes = "entry.changes"
    /// The authorisation under which a product was made.
    package static let productAuthorisation = "product.authorisation.number"
    /// The entries that a product was made from; the number comes first.
    package static let productSources = "product.sources"
    /// The entries that an authorisation grants; the number comes first.
    package static let authorisedResources = "authorisation.resources"
    /// Real name of whoever objects.
    package static let objector = "objection.name"
    /// The objection that a withdrawal takes back; absent where it takes back the application.
    package static let withdrawnObjection = "withdrawal.objection"
    /// Texts that a supplement puts differently: field, its Chinese name, the text.
    package static let supplementedValues = "supplement.values"
    /// What a proof is asked for: `authorisation` or `balance-sheet`.
    package static let queryPurpose = "query.purpose"
    /// 开放类型 of a resource.
    package static let openingType = "resource.openingType"
    /// The last day that a renewal asks for.
    package static let renewalUntil = "renewal.until"
    /// The last day that a renewal says the register has.
    package static let renewalOldExpiry = "renewal.oldExpiry"
    /// Who asks for a correction: `registrant` or `interested-party`.
    package static let correctionRequester = "correction.requester"
    /// 登记结果查询码.
    package static let nationalCode = "national.code"
    /// Why an entry is cancelled.
    package static let cancellationGround = "cancellation.ground"
    /// Why an entry is revoked.
    package static let revocationGround = "revocation.ground"
    /// The level of GB/T 43697 of a product.
    package static let productLevel = "product.level"
}
