import Registry
import XML

/// Applicants and attachments of a text that its schema allows.
enum ApplicationReading {
    /// The applicants in their order; `nil` when one has no valid code, which the rules have told.
    static func applicants(of root: XMLElement) -> [Applicant]? {
        var applicants: [Applicant] = []
        for element in root.first("applicants")?.all("applicant") ?? [] {
            guard let id = PartyID(text(element, "code")) else { return nil }
            let contact = element.first("contact")
            let telephone = contact?.first("telephone")?.trimmedText ?? ""
            let name = contact?.first("name")?.trimmedText ?? ""
            applicants.append(
                Applicant(
                    name: text(element, "name"), id: id, kind: text(element, "kind"),
                    region: text(element, "region"),
                    representative: text(element, "representative"),
                    contact: telephone.isEmpty ? name : name + " " + telephone))
        }
        return applicants
    }

    /// The attachments in their order, each with the line it stands on; those that are not written
    /// as the schema asks are left out, because that has been told already.
    static func attachments(of root: XMLElement) -> [ListedAttachment] {
        (root.first("attachments")?.all("attachment") ?? []).compactMap { element in
            guard let size = Int(value(element, "size")), size >= 0,
                let digest = ContentDigest(value(element, "digest"))
            else { return nil }
            return ListedAttachment(
                declared: DeclaredAttachment(
                    id: value(element, "id"), role: value(element, "role"),
                    path: value(element, "path"), mediaType: value(element, "mediaType"),
                    sizeBytes: size, digest: digest),
                line: element.line, xpath: element.path)
        }
    }

    /// The paths of all attachments, however the rest of their entry is written.
    static func paths(of root: XMLElement) -> Set<String> {
        Set((root.first("attachments")?.all("attachment") ?? []).map { value($0, "path") })
    }

    private static func text(_ element: XMLElement, _ name: String) -> String {
        element.first(name)?.trimmedText ?? ""
    }

    private static func value(_ element: XMLElement, _ name: String) -> String {
        HalfWidth.collapsed(element.attribute(name) ?? "")
    }
}

/// An attachment as declared, with its place in the text.
struct ListedAttachment: Hashable {
    let declared: DeclaredAttachment
    let line: Int
    let xpath: String
}
