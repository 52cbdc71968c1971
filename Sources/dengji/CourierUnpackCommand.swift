internal import ArgumentParser
internal import Courier
internal import System
internal import Verification

/// `dengji courier unpack FILE…`: bundles of the other side into the folders.
struct CourierUnpackCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "unpack", Message(zh: "核验并拆开对方的包", en: "Verify bundles and unpack them"),
            Message(
                zh: "封签、摘要、通道、方向、编号都相符才放入文件夹，且按编号顺序。提前到的留在 waiting/；再次收到的不处理。"
                    + "拒收的包什么也不改动，退出状态为 1。",
                en:
                    "A bundle is delivered when seal, digests, channel, direction and number are right, "
                    + "in the order of numbers. One that is early waits in waiting/; one that came "
                    + "before changes nothing. One that is refused changes nothing and the exit "
                    + "status is 1."))
    }

    @Argument(help: .both("对方打的包", "Bundles of the other side"))
    var files: [String]

    @OptionGroup var format: FormatOption
    @OptionGroup var place: ChannelOption

    func run() throws {
        let channel = try place.open()
        let peers = try channel.peers()
        guard !peers.isEmpty else {
            throw CommandError.environment(
                Message(
                    zh: "通道 \(place.channel) 尚未登记对方证书。",
                    en: "the channel \(place.channel) has no certificate of the other side."),
                advice: Message(
                    zh: "运行 dengji courier trust 证书 --channel \(place.channel)",
                    en: "Run: dengji courier trust FILE --channel \(place.channel)"))
        }
        let now = ArgumentReading.now()
        var results: [CourierUnpackResult] = []
        for outcome in try channel.resume(peers: peers, now: now) {
            results.append(CourierUnpackResult(outcome, file: nil, channel))
        }
        for name in files {
            do {
                let file = SharedDescriptor(
                    try Files.open(Path(name), [.reading, .followingLink, .nonBlocking]))
                for outcome in try channel.unpack(file, peers: peers, now: now) {
                    results.append(CourierUnpackResult(outcome, file: name, channel))
                }
            } catch let refusal as BundleRefusal {
                results.append(CourierUnpackResult(refusal, file: name))
            }
        }
        try format.print(
            text: results.map(\.text).joined(separator: "\n"), json: ["results": results])
        guard !results.contains(where: { $0.result == "refused" }) else { throw Unsatisfied() }
    }
}

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
