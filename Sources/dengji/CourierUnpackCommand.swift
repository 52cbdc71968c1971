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

    @Argument(help: .both("对方打的包", "Bundles of the other side"), completion: .file())
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
        let progress = ProgressLine(Message(zh: "拆包", en: "bundles"), total: files.count)
        defer { progress.finish() }
        for name in files {
            progress.advance()
            do {
                let file = SharedDescriptor(
                    try Files.open(Path(name), [.reading, .followingLink, .nonBlocking]))
                for outcome in try channel.unpack(file, peers: peers, now: now) {
                    results.append(CourierUnpackResult(outcome, file: name, channel))
                }
            } catch let refusal as BundleRefusal {
                results.append(CourierUnpackResult(refusal, file: name))
            } catch {
                // A stick that fails takes nothing back of what was delivered before.
                if !results.isEmpty { try show(results) }
                throw error
            }
        }
        try show(results)
        guard !results.contains(where: { $0.result == "refused" }) else { throw Unsatisfied() }
    }

    private func show(_ results: [CourierUnpackResult]) throws {
        try format.print(
            text: results.map(\.text).joined(separator: "\n"), json: ["results": results])
    }
}
