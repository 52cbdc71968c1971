internal import Digests
internal import Pipeline
internal import Press
internal import Registry
internal import System

extension DocketComposition {
    /// How long a docket may take to print.
    private static let milliseconds = 600_000

    static func digest(of bytes: [UInt8]) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    /// The PDF of the docket, made by `dengji-press`; gives how many pages it has.
    func print(to file: Path) throws -> Int {
        let docket = try docket()
        let settings = try workspace.configuration()?.printing ?? PrintSettings()
        do {
            let press = try PressChild(
                program: try InstalledFiles.press(), root: workspace.root,
                rules: try workspace.rules().digest, settings: settings)
            defer { press.stop() }
            _ = press.allow(milliseconds: DocketComposition.milliseconds)
            let pdf = try press.pdf(
                .docket(docket), timeoutMilliseconds: DocketComposition.milliseconds)
            try FileWriting.replace(file, pdf.bytes)
            sayMissing(pdf.missing)
            return pdf.pages
        } catch let failure as PressChild.Failure {
            throw CommandError.environment(
                Message(zh: "不能生成 PDF：\(failure)", en: "no PDF: \(failure)"),
                advice: Message(
                    zh: "确认 dengji-press 与 dengji 在同一文件夹，并已安装字体：apt-get install fonts-noto-cjk "
                        + "fonts-hanazono。",
                    en: "dengji-press must lie beside dengji, and the fonts be installed: apt-get "
                        + "install fonts-noto-cjk fonts-hanazono."))
        }
    }

    private func sayMissing(_ characters: [UInt32]) {
        guard !characters.isEmpty else { return }
        let names = characters.map { "U+" + String($0, radix: 16, uppercase: true) }
            .joined(separator: " ")
        Console.say(
            zh: "没有字体能显示这些字符，PDF 中以编号代替：\(names)",
            en: "No font has these characters; the PDF shows their codes: \(names)")
    }
}
