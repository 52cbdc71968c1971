import Registry
import XML

/// Characters that XML allows and no honest value has: what is left where bytes were decoded
/// wrongly, and marks that let text show in another order than it reads.
enum CharacterFindings {
    /// The findings in the order of the document, one for each value, at most `max` and one more, so
    /// that a cut is noticed; `outline` describes the root.
    static func findings(
        in document: XMLDocument, _ outline: OutlineField, file: String, max: Int
    ) -> [Finding] {
        couldBeSpoiled(document.text)
            ? findings(in: document.root, outline, file: file, max: max) : []
    }

    /// Whether a text in UTF-8, markup included, has such a character anywhere, or one given by its
    /// number, which could be such a one. Most documents have neither, and are not walked through.
    private static func couldBeSpoiled(_ text: [UInt8]) -> Bool {
        let bytes = text.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte < 0x7F {
                if byte == 0x26, index < bytes.count, bytes[index] == 0x23 { return true }
                continue
            }
            let more = byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
            guard more > 0, more <= bytes.count - index else { return true }
            // The bits of the first byte of a character, then six of each that follows.
            var value = UInt32(byte) & (0x3F >> UInt32(more))
            for place in index..<(index + more) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
            index += more
            guard let scalar = Unicode.Scalar(value), !isSpoiled(scalar) else { return true }
        }
        return false
    }

    private static func findings(
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

    /// The first such character.
    private static func spoiled(in text: String) -> Unicode.Scalar? {
        guard !text.utf8.allSatisfy({ $0 < 0x7F }) else { return nil }
        return text.unicodeScalars.first(where: isSpoiled)
    }

    /// DEL and C1, what shows nothing or changes the direction of text (but for variation selectors,
    /// which choose the form of a Chinese character), annotations, the replacement character,
    /// characters that are none.
    static func isSpoiled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Chinese: punctuation, ideographs, full-width forms.
        case 0..<0x7F, 0x3000...0x303F, 0x4E00...0x9FFF, 0xFF01...0xFF5E: false
        case 0x7F...0x9F, 0xFFF9...0xFFFD, 0xFDD0...0xFDEF: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
        default:
            scalar.value & 0xFFFE == 0xFFFE || scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
