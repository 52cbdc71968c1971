import XML

/// The code by which people know the object that a finding is about.
enum ObjectCode {
    private static let objects: Set<String> = ["item", "attachment", "applicant"]

    /// The code or id of the nearest data item, attachment, applicant or checklist item upward.
    static func code(of element: XMLElement) -> String? {
        var next: XMLElement? = element
        while let current = next {
            if objects.contains(current.name) {
                let code = current.first("code")?.trimmedText ?? current.attribute("id")
                return code.map { String($0.prefix(64)) }
            }
            next = current.parent
        }
        return nil
    }
}
