/// Names of facts that the docket itself reads; all others only pass through to papers and pages.
package enum FactName {
    /// The level of GB/T 43697: 核心, 重要, 一般; decides whether the machine may accept.
    package static let level = "resource.level"
    /// Credit code of the applicants' agent (代理人); absent without one.
    package static let agent = "agent.code"
    /// The entry of the register that an application concerns.
    package static let entryNumber = "entry.number"
    /// What a kind without a name of its own for it calls what it is about.
    package static let entryTitle = "entry.title"
    /// The version of it that the application was made for.
    package static let entryVersion = "entry.version"
    /// The catalogue code of a resource.
    package static let catalogueCode = "resource.catalogueCode"
    /// The number of a provider's catalogue.
    package static let catalogueEdition = "catalogue.edition"
    /// The day as of which it holds.
    package static let catalogueDate = "catalogue.date"
    /// Its items, with the columns of `CatalogueItem`.
    package static let catalogueItems = "catalogue.items"
    /// The case that a package for a case names.
    package static let targetCase = "target.case"
    /// Number and title of the item for which an entry was made.
    package static let itemNumber = "item.number"
    /// Its title.
    package static let itemTitle = "item.title"
    /// What a filed package records: `government-approval`, `major-decision`, `expert-meeting`.
    package static let filingType = "filing.type"
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
    /// Name, version, delivery and scenarios of what is reviewed.
    package static let reviewedName = "review.product.name"
    /// Its version.
    package static let reviewedVersion = "review.product.version"
    /// `on-platform` or `off-platform`.
    package static let reviewedDelivery = "review.delivery"
    /// The scenarios that are asked for; the name comes first.
    package static let reviewedScenarios = "review.scenarios"
    /// The number of the review on which a product rests.
    package static let productReview = "product.securityReview.number"
    /// The scenarios of a product; the name comes first.
    package static let productScenarios = "product.scenarios"
    /// How a product is delivered.
    package static let productDelivery = "product.delivery"
    /// Whether raw data can be restored from a product.
    package static let productReversible = "product.reversibilityTest.reversible"
    /// Data from elsewhere: name, supplier, approval.
    package static let productOtherSources = "product.otherSources"
    /// The sector regulator that is to review a fusion.
    package static let fusionRegulator = "fusion.regulator"
    /// Credit code of the exchange.
    package static let tradeExchange = "transaction.exchange.code"
    /// How what was traded is delivered.
    package static let tradeDelivery = "transaction.delivery"
    /// The scenario that it is used in.
    package static let tradeScenario = "transaction.scenario"
    /// The scenarios of a data demand; see `DemandedScenario`.
    package static let demandedScenarios = "demand.scenarios"
    /// Who takes part: real-name reference, confidentiality agreement, training.
    package static let demandStaff = "demand.staff"
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
    /// What is asked about a party.
    package static let partyAction = "party.action"
    /// The party that a `party` package is about.
    package static let partyCode = "party.code"
    /// The level of GB/T 43697 of a product.
    package static let productLevel = "product.level"
    /// The name of a product.
    package static let productName = "product.name"
    /// The version of a product.
    package static let productVersion = "product.version"
    /// First day of the letter by which the agent acts.
    package static let agentFrom = "agent.from"
    /// Its last day.
    package static let agentUntil = "agent.until"
    /// First day of an authorisation.
    package static let authorisedFrom = "authorisation.from"
    /// Its last day.
    package static let authorisedUntil = "authorisation.until"
    /// Why it is longer than usual.
    package static let authorisedTermGround = "authorisation.termGround"
    /// The rights that it grants, `holding processing operation`.
    package static let authorisedRights = "authorisation.rights"
    /// The number of the certificate that the authority issued on it (数据资源授权证书).
    package static let authorisationCertificate = "authorisation.certificate"
    /// When data was first delivered under it.
    package static let authorisationDelivered = "authorisation.delivered"
    /// The applicants with all that an application says of them; see `ApplicantColumn`.
    package static let applicants = "applicants"
    /// The digest of the set of schemas that is to be adopted.
    package static let adoptionSet = "adoption.set"
    /// The digest of the set that it takes the place of.
    package static let adoptionReplaces = "adoption.replaces"
    /// The year of a calendar.
    package static let calendarYear = "calendar.year"
    /// The notice that a calendar was taken from.
    package static let calendarSource = "calendar.source"
    /// Days off: name, first day, last day.
    package static let calendarOff = "calendar.off"
    /// Weekend days that are working days: the day, the holiday it makes up for.
    package static let calendarWorking = "calendar.working"
}
