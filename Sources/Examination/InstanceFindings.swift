import Registry
import XML

/// What a document says about how it is to be read or shown: a stylesheet, and attributes of the
/// namespace of XML Schema instances, which an XSD cannot forbid.
enum InstanceFindings {
    private static let namespace = "http://www.w3.org/2001/XMLSchema-instance"

    /// The findings in the order of the document, one for each attribute, up to `max` of them.
    static func findings(in document: XMLDocument, file: String, max: Int) -> [Finding] {
        var findings: [Finding] = []
        if let line = document.stylesheetLine {
            findings.append(
                DocumentRule.stylesheet.finding(
                    at: FindingPlace(file: file, line: line), found: "<?xml-stylesheet"))
        }
        for place in document.attributes(inNamespace: namespace, max: max) {
            let isLocation = ["schemaLocation", "noNamespaceSchemaLocation"].contains(place.name)
            let rule = isLocation ? DocumentRule.location : .instance
            findings.append(
                rule.finding(
                    at: FindingPlace(file: file, line: place.line, xpath: place.path),
                    found: place.value, ["name": place.name]))
        }
        return findings
    }
}
