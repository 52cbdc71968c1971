internal import Courier
internal import System

/// What `pack` did, for people and programs.
struct CourierPackResult: Encodable {
    struct Bundle: Encodable {
        let number: Int
        let file: String
        let files: Int
        let repeated: Bool
    }

    let bundles: [Bundle]
    let left: [String]
    let missing: [Int]

    init(_ report: PackReport) {
        bundles = report.bundles.map {
            Bundle(
                number: $0.number, file: $0.fileName, files: $0.fileCount, repeated: $0.isRepeated)
        }
        left = report.left.map(\.description)
        missing = report.missing
    }

    var text: String {
        guard !bundles.isEmpty else {
            return Message(zh: "没有可传的", en: "nothing to carry").text
        }
        var lines = bundles.map { bundle in
            Message(
                zh: "\(bundle.file)：\(bundle.files) 个文件" + (bundle.repeated ? "（重发）" : ""),
                en: "\(bundle.file): \(bundle.files) files" + (bundle.repeated ? " (again)" : "")
            ).text
        }
        if !missing.isEmpty {
            let numbers = missing.map(String.init).joined(separator: ", ")
            lines.append(
                Message(
                    zh: "已请对方重发第 \(numbers) 号包", en: "the other side is asked again for \(numbers)"
                ).text)
        }
        return lines.joined(separator: "\n")
    }
}
