internal import CPress

/// Fonts of the families asked for and no others, so that a page does not depend on what else a
/// machine has installed or configured.
///
/// Belongs to one thread.
@safe
final class FontSet {
    /// Why there is no set.
    enum Failure: Error, CustomStringConvertible {
        case unusable
        case missing([String])

        var description: String {
            switch self {
            case .unusable: "fontconfig does not take the selection of fonts"
            case .missing(let families):
                "no font of the family \(families.joined(separator: ", ")) is installed; on Debian "
                    + "the packages fonts-noto-cjk and fonts-hanazono have those of the standard "
                    + "setting"
            }
        }
    }

    private static let fontFolders = ["/usr/share/fonts", "/usr/local/share/fonts"]
    private static let cacheFolder = "/var/cache/fontconfig"
    /// Where it reads: fonts are opened when the first text asks for them.
    static let folders = fontFolders + [cacheFolder]

    private let fonts: OpaquePointer
    /// Families for Pango, with commas.
    let families: String

    init(_ families: [String]) throws(Failure) {
        guard let fonts = unsafe dengji_fonts_open(FontSet.document(families)) else {
            throw .unusable
        }
        let missing = families.filter { unsafe dengji_fonts_have_family(fonts, $0) == 0 }
        guard missing.isEmpty, !families.isEmpty else {
            unsafe dengji_fonts_close(fonts)
            throw .missing(missing)
        }
        unsafe self.fonts = fonts
        self.families = families.joined(separator: ",")
    }

    deinit { unsafe dengji_fonts_close(fonts) }

    /// Whether one of the fonts draws a character.
    func draws(_ scalar: Unicode.Scalar) -> Bool {
        unsafe dengji_fonts_draw(fonts, scalar.value) != 0
    }

    /// Text in lines.
    func lay(
        _ text: [UInt8], size: Double, isBold: Bool, spacing: Double, width: Double,
        indent: Double
    ) -> LaidText? {
        let laid = unsafe text.withUnsafeBytes { bytes in
            unsafe families.withCString { families in
                var style = unsafe dengji_text_style(
                    families: families, size: size, is_bold: isBold ? 1 : 0, spacing: spacing)
                return unsafe dengji_text_lay(
                    fonts, bytes.bindMemory(to: CChar.self).baseAddress!, bytes.count, &style,
                    width, indent)
            }
        }
        guard let laid = unsafe laid else { return nil }
        return unsafe LaidText(laid, indent: indent)
    }

    /// fonts-conf(5): first everything scalable and everything else is refused, then the families are
    /// accepted, which prevails.
    private static func document(_ families: [String]) -> String {
        let accepted = families.map {
            "<pattern><patelt name=\"family\"><string>\(escaped($0))</string></patelt></pattern>"
        }
        let refused = ["true", "false"].map {
            "<pattern><patelt name=\"scalable\"><bool>\($0)</bool></patelt></pattern>"
        }
        return "<?xml version=\"1.0\"?><fontconfig>"
            + fontFolders.map { "<dir>\($0)</dir>" }.joined()
            + "<cachedir>\(cacheFolder)</cachedir>"
            + "<selectfont><acceptfont>\(accepted.joined())</acceptfont>"
            + "<rejectfont>\(refused.joined())</rejectfont></selectfont></fontconfig>"
    }

    private static func escaped(_ text: String) -> String {
        String(
            text.flatMap { character -> String in
                switch character {
                case "&": "&amp;"
                case "<": "&lt;"
                case ">": "&gt;"
                default: String(character)
                }
            })
    }
}
