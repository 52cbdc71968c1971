import Registry
import XML

/// Characters that XML allows and no honest value has: what is left where bytes were decoded
/// wrongly, and marks that let text show in another order than it reads.
enum CharacterFindings {
    /// The findings below an element in the order of the document, one for each value, at most `max`
    /// and one more, so that a cut is noticed.
    static func findings(
        in element: XMLElement, _ field: OutlineField?, file: String, max: Int
    ) -> [Finding] {
        var findings: [Finding] = []
        for attribute in element.attributes {
            guard let scalar = spoiled(in: attribute.value) else { continue }
            let path = element.path + "/@" + attribute.name
            let line = element.line(ofAttribute: attribute.name)
            findings.append(
                finding(
                    scalar, attribute.name, field?.attribute(attribute.name),
                    at: FindingPlace(
                        file: file, line: line, xpath: path, object: ObjectCode.code(of: element))))
        }
        let children = element.children
        if children.isEmpty, let scalar = spoiled(in: element.text) {
            findings.append(
                finding(
                    scalar, element.name, field,
                    at: FindingPlace(
                        file: file, line: element.line, xpath: element.path,
                        object: ObjectCode.code(of: element))))
        }
        for child in children where findings.count <= max {
            findings += self.findings(
                in: child, field?.element(child.name), file: file, max: max - findings.count)
        }
        return findings
    }

    private static func finding(
        _ scalar: Unicode.Scalar, _ name: String, _ field: OutlineField?, at place: FindingPlace
    ) -> Finding {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let found = "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
        return DocumentRule.character.finding(
            at: place, found: found,
            [
                "label": field?.label.chinese ?? name, "name": name,
                "english": field?.label.english ?? name, "found": found,
            ])
    }

    /// The first such character: DEL and C1, what shows nothing or changes the direction of text (but
    /// for variation selectors, which choose the form of a Chinese character), annotations, the
    /// replacement character, characters that are none.
    private static func spoiled(in text: String) -> Unicode.Scalar? {
        guard !text.utf8.allSatisfy({ $0 < 0x7F }) else { return nil }
        return text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x7F...0x9F, 0xFFF9...0xFFFD, 0xFDD0...0xFDEF: true
            case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
            default:
                scalar.value & 0xFFFE == 0xFFFE || scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}
