/// What a certificate certifies.
struct CertificatePart {
    var number = ""
    var version = ""
    var act = ""
    var replaces: String?
    var effectiveFrom = ""
    var kindTitle = ""
    var resourceName: String?
    var summary: String?
    var registrants: [RegistrantRow] = []
    var validFrom = ""
    var validUntil: String?
    var publicityFrom: String?
    var publicityUntil: String?
    var report: String?
    var applicationDigest = ""
    var nationalCode: String?
    var licenceIdentifier: String?
    var entryFacts: [LabelledRow] = []
    var metadata: [LabelledRow] = []
}
