import Foundation
import Testing

/// What Debian's poppler-utils and qpdf find in a PDF.
struct PdfOracle {
    let path: String

    /// What stands at the top of each page of a demonstration.
    static let mark = "演示 无效"

    /// Its text in the order in which it was drawn, without line breaks, blanks, page numbers and
    /// what stands at the top and the foot of each page.
    func text() throws -> String {
        let raw = try tool("pdftotext", ["-raw", "-enc", "UTF-8", path, "-"]).text
        let lines = raw.split(whereSeparator: { $0 == "\n" || $0 == "\u{C}" }).filter {
            $0.wholeMatch(of: /— \d+ —/) == nil && $0.wholeMatch(of: /.*共 \d+ 页/) == nil
                && $0 != PdfOracle.mark
        }
        return lines.joined().filter { !$0.isWhitespace }
    }

    /// The text of a page, from 1.
    func text(ofPage page: Int) throws -> String {
        try tool("pdftotext", ["-raw", "-f", "\(page)", "-l", "\(page)", path, "-"]).text
    }

    /// Every page is A4, nothing drawn as text lies outside of it, and qpdf finds no fault.
    func expectSound(_ place: SourceLocation = #_sourceLocation) throws {
        let checked = try tool("qpdf", ["--check", path])
        #expect(checked.exitCode == 0, "\(checked.text)\(checked.errors)", sourceLocation: place)
        #expect(
            checked.text.contains("No syntax or stream encoding errors"), sourceLocation: place)

        let fonts = try tool("pdffonts", [path]).text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty, sourceLocation: place)
        for font in fonts {
            // name, type, encoding, embedded, subset, ToUnicode, object
            let columns = font.split(separator: " ")
            #expect(
                columns.dropLast(2).suffix(3) == ["yes", "yes", "yes"], "\(font)",
                sourceLocation: place)
        }
        try expectInside(place)
        #expect(try glyphs().allSatisfy { $0 != 0 }, ".notdef", sourceLocation: place)
    }

    private func expectInside(_ place: SourceLocation) throws {
        let boxes = try tool("pdftotext", ["-bbox", path, "-"]).text
        for page in boxes.components(separatedBy: "<page ").dropFirst() {
            #expect(page.hasPrefix("width=\"595.28"), sourceLocation: place)
            for word in page.matches(
                of: /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/)
            {
                let corners = [word.1, word.2, word.3, word.4].map { Double($0) ?? -1 }
                #expect(
                    corners[0] >= 0 && corners[1] >= 0 && corners[2] <= 595.28
                        && corners[3] <= 841.89, "\(word.0)", sourceLocation: place)
            }
        }
    }

    /// The glyphs of all text; every font's are two bytes each.
    private func glyphs() throws -> [UInt16] {
        let plain = Scratch.fresh("plain.pdf")
        try tool("qpdf", ["--qdf", "--object-streams=disable", path, plain])
        var glyphs: [UInt16] = []
        var isText = false
        // Digits of a string that goes on in the next line.
        var digits: [UInt8]?
        for line in try Data(contentsOf: URL(fileURLWithPath: plain)).split(separator: 0x0A) {
            if line.elementsEqual("ET".utf8) { isText = false }
            if isText {
                for byte in line {
                    switch byte {
                    case UInt8(ascii: "<"): digits = []
                    case UInt8(ascii: ">"):
                        let text = digits ?? []
                        try #require(text.count % 4 == 0, "\(path)")
                        for start in stride(from: 0, to: text.count, by: 4) {
                            let code = String(decoding: text[start..<start + 4], as: UTF8.self)
                            glyphs.append(try #require(UInt16(code, radix: 16)))
                        }
                        digits = nil
                    default: digits?.append(byte)
                    }
                }
            }
            if line.suffix(2).elementsEqual("BT".utf8) { isText = true }
        }
        #expect(!glyphs.isEmpty)
        return glyphs
    }

    /// The bytes of an attachment.
    func attachment(_ name: String) throws -> [UInt8] {
        let shown = try tool("qpdf", ["--show-attachment=\(name)", path])
        #expect(shown.exitCode == 0, "\(shown.errors)")
        return [UInt8](shown.output)
    }

    /// Names of the attachments.
    func attachments() throws -> [String] {
        try tool("qpdf", ["--list-attachments", path]).text.split(separator: "\n").compactMap {
            $0.components(separatedBy: " -> ").first
        }
    }

    /// The word of the QR code of a page.
    func code(onPage page: Int) throws -> String {
        let picture = Scratch.fresh("page")
        try tool(
            "pdftoppm",
            ["-png", "-r", "200", "-f", "\(page)", "-l", "\(page)", "-singlefile", path, picture])
        let read = try tool("zbarimg", ["--quiet", "--raw", picture + ".png"])
        return read.text.trimmingCharacters(in: .newlines)
    }
}
