/// Breaking text into lines of a terminal's cells.
enum TextWrap {
    /// Lines of at most `width` cells; words of letters and digits stay whole where they fit, and
    /// between Chinese characters any place is good.
    static func lines(of text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var cells = 0
        for piece in pieces(of: text) {
            let own = TextTable.width(of: piece)
            if cells + own > width, !line.isEmpty {
                lines.append(trimmed(line))
                line = ""
                cells = 0
                if piece == " " { continue }
            }
            for character in piece {
                let step = TextTable.width(of: String(character))
                if cells + step > width {
                    lines.append(trimmed(line))
                    line = ""
                    cells = 0
                }
                line.append(character)
                cells += step
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// As much of a text as fits into `width` cells; an ellipsis stands for the rest. Colours take no
    /// cells, and end where the text is cut.
    static func cut(_ text: String, to width: Int) -> String {
        var cells = 0
        var kept = ""
        var fitting = ""
        var isColour = false
        var isColoured = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{1B}" { isColour = true }
            if isColour {
                kept.unicodeScalars.append(scalar)
                isColoured = true
                if scalar == "m" { isColour = false }
                continue
            }
            cells += TextTable.width(of: String(scalar))
            if cells > width { return fitting + (isColoured ? "\u{1B}[0m" : "") + "…" }
            kept.unicodeScalars.append(scalar)
            if cells < width { fitting = kept }
        }
        return text
    }

    /// Blanks at the end until it takes `width` cells.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextTable.width(of: text)))
    }

    /// What may not be broken: runs of plain characters, or one wide character with the opening
    /// marks before it and the closing ones after it.
    static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var last: Character?
        for character in text {
            let isPlain = character.isASCII && character != " "
            let wasPlain = last.map { $0.isASCII && $0 != " " } ?? false
            let isBound = closing.contains(character) || last.map(opening.contains) == true
            if !pieces.isEmpty, isPlain && wasPlain || isBound {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            last = character
        }
        return pieces
    }

    private static let opening: Set<Character> = ["（", "《", "〔", "(", "“"]
    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "》", "〕", "”"]

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
