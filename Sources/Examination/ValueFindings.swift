import Registry
import XML

/// Values whose form a named Swift rule checks, wherever the outline of the schema has them.
enum ValueFindings {
    /// The faults below an element in the order of the document, at most `max` and one more, so that
    /// a cut is noticed; `file` is the document.
    static func findings(
        in element: XMLElement, _ field: OutlineField, file: String, max: Int
    ) -> [Finding] {
        guard field.hasForms else { return [] }
        var findings: [Finding] = []
        if let form = field.form,
            let finding = finding(element.text, form, field, at: element, element.path, file)
        {
            findings.append(finding)
        }
        for attribute in field.formAttributes {
            guard let form = attribute.form, let value = element.attribute(attribute.name) else {
                continue
            }
            if let finding = finding(
                value, form, attribute, at: element, element.path + "/@" + attribute.name, file)
            {
                findings.append(finding)
            }
        }
        if !field.formElements.isEmpty {
            for child in element.children where findings.count <= max {
                let name = child.name
                guard let below = field.formElements.first(where: { $0.name == name }) else {
                    continue
                }
                findings += self.findings(in: child, below, file: file, max: max - findings.count)
            }
        }
        return findings
    }

    private static func finding(
        _ text: String, _ form: ValueForm, _ field: OutlineField, at element: XMLElement,
        _ path: @autoclosure () -> String, _ file: String
    ) -> Finding? {
        guard let fault = ValueFault.find(in: text, form) else { return nil }
        var words = fault.words
        words["label"] = field.label.chinese
        words["name"] = field.name
        words["english"] = field.label.english
        words["help"] = field.label.help
        words["helpEnglish"] = field.label.helpEnglish
        words["expected"] = fault.expected ?? ""
        let line = field.isAttribute ? element.line(ofAttribute: field.name) : element.line
        return fault.rule.finding(
            at: FindingPlace(
                file: file, line: line, xpath: path(), object: ObjectCode.code(of: element)),
            found: HalfWidth.collapsed(text), expected: fault.expected, words)
    }
}
