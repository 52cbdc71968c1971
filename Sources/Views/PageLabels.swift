internal import Registry
internal import XML

/// Chinese names of codes, from the same set of schemas as the templates: the labels and titles of
/// `wording/`, what `xsd/package-types.xsd` says of the roles of attachments, and the
/// regions of `codes/regions.xml`.
///
/// A set without one of these files has no such labels, and pages show the codes.
struct PageLabels {
    /// Which codes.
    enum Group: String {
        case kind, applicant, paper, attachment, region, outcome
    }

    /// Names of coded values.
    private(set) var codes = CodeBook()
    /// Under which label a paper of publicity shows the name of what is registered; `nil` where it
    /// does not.
    private(set) var subject: String?
    private var texts: [Group: [String: String]] = [:]

    /// No labels.
    init() {}

    init(_ rules: RuleFiles) throws(ViewError) {
        let files = SchemaFiles(rules)
        codes = try CodeBook(rules, files)
        for file in rules.folder("wording") where file.name.hasSuffix(".xml") {
            if let root = try files.root("wording/" + file.name) { readWording(root) }
        }
        if let root = try files.root(PageLabels.types) { readRoles(root) }
        if let root = try files.root(PageLabels.regions) { readRegions(root) }
    }

    /// The label, or the code itself where there is none.
    func text(_ group: Group, _ code: String) -> String { texts[group]?[code] ?? code }

    /// Every label of a group by its code.
    func all(_ group: Group) -> [String: String] { texts[group] ?? [:] }

    private mutating func readWording(_ root: XMLElement) {
        for labels in root.all("labels") {
            guard let group = labels.attribute("group").flatMap(Group.init) else { continue }
            for label in labels.all("label") {
                if let name = label.attribute("name") {
                    texts[group, default: [:]][name] = label.trimmedText
                }
            }
        }
        for paper in root.all("paper") { readOutcome(paper) }
        for paper in root.all("paper") where paper.attribute("code") == nil {
            if let kind = paper.attribute("kind"), let title = paper.first("title") {
                texts[.paper, default: [:]][kind] = title.trimmedText
            }
            for line in paper.first("particulars")?.all("particular") ?? []
            where paper.attribute("kind") == PaperKind.publicity.rawValue {
                if line.trimmedText == "{dataName}" { subject = line.attribute("label") }
            }
        }
    }

    /// A case that closes with a code is called after the paper of that code; the first one that the
    /// files have of several.
    private mutating func readOutcome(_ paper: XMLElement) {
        guard let title = paper.first("title"),
            let code = paper.attribute("code")
                ?? paper.attribute("kind").flatMap(PaperKind.init)?.code,
            texts[.outcome]?[code] == nil
        else { return }
        texts[.outcome, default: [:]][code] = title.trimmedText
    }

    private mutating func readRoles(_ root: XMLElement) {
        for type in root.all("simpleType") where type.attribute("name") == "attachmentRole" {
            texts[.attachment] = SchemaFiles.codes(of: type)
        }
    }

    private mutating func readRegions(_ root: XMLElement) {
        for region in root.children.flatMap({ $0.all("region") }) {
            if let code = region.attribute("code"), let name = region.attribute("name") {
                texts[.region, default: [:]][code] = name
            }
        }
    }

    private static let types = "xsd/package-types.xsd"
    private static let regions = "codes/regions.xml"
}
