/// What the page of a paper shows. The parts that only some kinds have are `nil` on the others.
///
/// A name that is absent on a part is looked for on the page around it, so optional names are
/// never used twice.
struct PaperPage {
    /// The template of the inside, `paper-certificate`.
    var body = ""
    var kind = ""
    /// The way to the public site, for a page that lies in it.
    var siteRoot: String?
    var code = ""
    var demonstration: String?
    var title = ""
    var documentNumber = ""
    var addressees = ""
    var caseNumber: String?
    var facts = ""
    var articles: [String] = []
    var decision: [String] = []
    var reasons: [String] = []
    var next: [String] = []
    var particulars: [LabelledRow] = []
    var term: TermPart?
    var effective: String?
    var remedy: String?
    var hints: [String] = []
    var statusAddress: String?
    var contact = ""
    var issuer = ""
    var issuerCode = ""
    var issuedDay = ""
    var issuedTime = ""
    var seal = SealFigure(issuer: "", mark: nil)
    var isSigned = false
    var answered: AnsweredPart?
    var sourceFile = ""
    var sourceDigest = ""
    var sourceSize = ""
    var findings: FindingsPart?
    var review: ReviewPart?
    var publicity: PublicityPart?
    var certificate: CertificatePart?
    var rights: RightsPart?
    var lateness: LatenessPart?
    var summaryFigures: SummaryPart?
}
