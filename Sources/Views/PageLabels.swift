internal import Registry
internal import XML

/// Chinese names of codes, from the same set of schemas as the templates: the labels and titles of
/// `wording/papers.xml`, and what `xsd/package-types.xsd` says of the roles of attachments.
///
/// A set without one of these files has no such labels, and pages show the codes.
struct PageLabels {
    /// Which codes.
    enum Group: String {
        case kind, applicant, paper, attachment
    }

    private var texts: [Group: [String: String]] = [:]

    /// No labels.
    init() {}

    init(_ rules: RuleFiles) throws(ViewError) {
        if let root = try PageLabels.root(PageLabels.wording, rules) { readWording(root) }
        if let root = try PageLabels.root(PageLabels.types, rules) { readRoles(root) }
    }

    /// The label, or the code itself where there is none.
    func text(_ group: Group, _ code: String) -> String { texts[group]?[code] ?? code }

    private mutating func readWording(_ root: XMLElement) {
        for labels in root.all("labels") {
            guard let group = labels.attribute("group").flatMap(Group.init) else { continue }
            for label in labels.all("label") {
                if let name = label.attribute("name") {
                    texts[group, default: [:]][name] = label.trimmedText
                }
            }
        }
        for paper in root.all("paper") where paper.attribute("code") == nil {
            if let kind = paper.attribute("kind"), let title = paper.first("title") {
                texts[.paper, default: [:]][kind] = title.trimmedText
            }
        }
    }

    private mutating func readRoles(_ root: XMLElement) {
        let type = root.all("simpleType").first { $0.attribute("name") == "attachmentRole" }
        for value in type?.first("restriction")?.all("enumeration") ?? [] {
            let words = value.first("annotation")?.all("documentation").first { element in
                element.attributes.contains { $0.name == "lang" && $0.value == "zh" }
            }
            if let code = value.attribute("value"), let words {
                texts[.attachment, default: [:]][code] = words.trimmedText
            }
        }
    }

    private static let wording = "wording/papers.xml"
    private static let types = "xsd/package-types.xsd"

    private static func root(
        _ file: String, _ rules: RuleFiles
    ) throws(ViewError) -> XMLElement? {
        guard let bytes = rules.files[file] else { return nil }
        do {
            switch try XMLDocument.parse(bytes, limits: .standard) {
            case .document(let document): return document.root
            case .problems(let problems):
                throw ViewError.labels(file: file, reason: problems.first?.message ?? "")
            }
        } catch let error as ViewError {
            throw error
        } catch {
            throw .labels(file: file, reason: "\(error)")
        }
    }
}
