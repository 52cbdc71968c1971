/// Rows of texts as lines of JavaScript: what the site's scripts load, and what its writer reads
/// back.
///
/// Each row is one line, an array of strings or a pair `"key":"value"`; everything around the strings
/// is punctuation. So a line can be read without a JSON parser, and the file by any of them.
package enum ScriptRows {
    /// A script that gives `dengji.data[name]` an array of rows.
    package static func script(_ name: String, rows: [[String]]) -> [UInt8] {
        Array(
            (head(name) + "[\n" + rows.map { "[" + list($0) + "]" }.joined(separator: ",\n")
                + "\n];\n").utf8)
    }

    /// A script that gives `dengji.data[name]` an object, in the order of its keys.
    package static func script(_ name: String, members: [String: String]) -> [UInt8] {
        let lines = members.sorted { $0.key < $1.key }.map {
            quoted($0.key) + ":" + quoted($0.value)
        }
        return Array((head(name) + "{\n" + lines.joined(separator: ",\n") + "\n};\n").utf8)
    }

    /// A script that gives `dengji.data[name]` one text.
    package static func script(_ name: String, text: String) -> [UInt8] {
        Array((head(name) + quoted(text) + ";\n").utf8)
    }

    /// A script that gives `dengji.data[name]` what an expression of our own says.
    package static func script(_ name: String, expression: String) -> [UInt8] {
        Array((head(name) + expression + ";\n").utf8)
    }

    /// The strings of each line that has any, but for the first line, which names the value.
    package static func rows(of script: [UInt8]) -> [[String]] {
        script.split(separator: 0x0A).dropFirst().map { strings(in: $0) }.filter { !$0.isEmpty }
    }

    /// One row on a line of its own, for files that are no script.
    package static func line(_ row: [String]) -> String { "[" + list(row) + "]\n" }

    /// A list of strings in JavaScript, without brackets.
    package static func list(_ texts: [String]) -> String {
        texts.map(quoted).joined(separator: ",")
    }

    /// A string in JavaScript and JSON.
    package static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The strings of a line.
    package static func strings(in line: ArraySlice<UInt8>) -> [String] {
        var found: [String] = []
        var text: [UInt8]?
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            index += 1
            guard text != nil else {
                if byte == 0x22 { text = [] }
                continue
            }
            switch byte {
            case 0x22:
                found.append(String(decoding: text ?? [], as: UTF8.self))
                text = nil
            case 0x5C:
                guard index < line.endIndex else { return found }
                let escape = line[index]
                index += 1
                guard escape == 0x75 else {
                    text?.append(escape)
                    continue
                }
                let digits = line[index...].prefix(4)
                index += digits.count
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
                if let scalar = value.flatMap(Unicode.Scalar.init) {
                    text?.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                }
            default: text?.append(byte)
            }
        }
        return found
    }

    private static func head(_ name: String) -> String { "dengji.data[\(quoted(name))]=" }
}
