internal import Courier

/// What became of one bundle, for people and programs.
struct CourierUnpackResult: Encodable {
    /// `delivered`, `waits`, `repeated` or `refused`.
    let result: String
    let file: String?
    var number: Int?
    var files: Int?
    var missing: [Int]?
    var renamed: [String]?
    var withoutFolder: [String]?
    var code: String?
    var found: String?
    private let message: Message

    private enum CodingKeys: String, CodingKey {
        case result, file, number, files, missing, renamed, withoutFolder, code, found
    }

    init(_ outcome: UnpackOutcome, file: String?, _ channel: Channel) {
        self.file = file
        switch outcome {
        case .refused(let number, let refusal):
            result = "refused"
            self.number = number
            code = refusal.reason.rawValue
            found = refusal.found
            message = CourierUnpackResult.text(
                of: refusal, Message(zh: "第 \(number) 号包", en: "bundle \(number)"))
        case .delivered(let delivery):
            result = "delivered"
            number = delivery.number
            files = delivery.fileCount
            let folder = channel.settings.side.receives.folder
            let renamed = delivery.renamed.map { "\(folder)/\($0)" }
            let withoutFolder = delivery.unfoldered.map { "\(folder)/\($0)" }
            if !renamed.isEmpty { self.renamed = renamed }
            if !withoutFolder.isEmpty { self.withoutFolder = withoutFolder }
            message = Message(
                zh: "第 \(delivery.number) 号包：放入 \(delivery.fileCount) 个文件"
                    + renamed.map { "\n  已有同名文件，改名为 \($0)" }.joined()
                    + withoutFolder.map { "\n  单位没有文件夹，放入公共 inbox：\($0)" }.joined(),
                en: "bundle \(delivery.number): \(delivery.fileCount) files delivered"
                    + renamed.map { "\n  the name was taken, it is now \($0)" }.joined()
                    + withoutFolder.map { "\n  its party has no folder, it went to \($0)" }.joined()
            )
        case .repeated(let number):
            result = "repeated"
            self.number = number
            message = Message(
                zh: "第 \(number) 号包以前收到过，未作处理",
                en: "bundle \(number) came before, nothing was done")
        case .waits(let number, let missing):
            result = "waits"
            self.number = number
            self.missing = missing
            let numbers = missing.map(String.init).joined(separator: ", ")
            message = Message(
                zh: "第 \(number) 号包已核验，等待缺少的第 \(numbers) 号包",
                en: "bundle \(number) is verified and waits for \(numbers)")
        }
    }

    init(_ refusal: BundleRefusal, file: String) {
        result = "refused"
        self.file = file
        code = refusal.reason.rawValue
        found = refusal.found
        message = CourierUnpackResult.text(of: refusal, Message(zh: file, en: file))
    }

    private static func text(of refusal: BundleRefusal, _ subject: Message) -> Message {
        let reason = refusal.reason
        return Message(
            zh: "拒收 \(subject.zh)：\(reason.chinese)（\(refusal.found)） [\(reason.rawValue)]\n"
                + "  处理：\(reason.chineseAdvice)",
            en: "refused \(subject.en): \(reason.english) (\(refusal.found)) "
                + "[\(reason.rawValue)]\n  What to do: \(reason.englishAdvice)")
    }

    var text: String { message.text }
}
