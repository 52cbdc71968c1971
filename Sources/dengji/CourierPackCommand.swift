internal import ArgumentParser
internal import Courier
internal import Pipeline
internal import Registry
internal import System

/// `dengji courier pack`: what waits on this side becomes bundles to be carried.
struct CourierPackCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "pack", Message(zh: "把待传文件打成加封编号的包", en: "Pack what waits into sealed bundles"),
            Message(
                zh: "外网侧取走 inbox/ 中已就绪的来件（规则与登记系统收件相同）；内网侧取 outbox/ 中尚未传过的文书和页面。"
                    + "包留在通道的 sent/，直到对方确认。没有可传、可确认的，不打包。",
                en:
                    "The outer side takes what is ready in inbox/, by the rules of intake; the inner "
                    + "side what did not travel yet from outbox/. A bundle stays in the channel's "
                    + "sent/ until the other side acknowledges it. With nothing to carry or to "
                    + "acknowledge nothing is packed."))
    }

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            Message(zh: "放入的文件夹，如移动介质", en: "Folder to put bundles into, such as a stick").text,
            valueName: "dir"), completion: .directory)
    var output: String

    @Option(
        help: ArgumentHelp(
            Message(zh: "另外重发该号包，可以多次", en: "Hand over this number again; may be repeated")
                .text, valueName: "number"))
    var resend: [Int] = []

    @OptionGroup var format: FormatOption
    @OptionGroup var place: ChannelOption

    func run() throws {
        let channel = try place.open()
        let seal = try SigningKey.seal(channel.key.description)
        var notes: [Message] = []
        let files =
            channel.settings.side == .outer
            ? try departures(from: channel, &notes) : try channel.waitingInOutbox()
        let report = try channel.pack(
            files, again: resend, into: try CourierFolder(Path(output)), seal: seal,
            now: ArgumentReading.now())
        for path in report.left {
            notes.append(
                Message(
                    zh: "未打包（正在变化、不能读取或者过大）：\(path)",
                    en: "left behind (changing, unreadable or too large): \(path)"))
        }
        for note in notes { Console.note(note.text) }
        let shown = CourierPackResult(report)
        try format.print(text: shown.text, json: shown)
    }

    /// What is ready in the outer inbox; a copy that just ended is waited for as `run --once` does.
    private func departures(from channel: Channel, _ notes: inout [Message]) throws -> [Departure] {
        let inbox = channel.settings.tree.appending("inbox")
        var look = try look(at: inbox)
        if let wait = look.nextMilliseconds, wait <= Configuration.defaultStillMilliseconds {
            // The whole time, not `wait`: the youngest file needs it.
            ThisProcess.sleep(milliseconds: Configuration.defaultStillMilliseconds + 1)
            look = try self.look(at: inbox)
        }
        if !look.waiting.isEmpty {
            notes.append(
                Message(
                    zh: "\(look.waiting.count) 个文件尚未写完，留待下次",
                    en: "\(look.waiting.count) files are not whole yet and wait for the next time"))
        }
        for path in look.unreadable {
            notes.append(Message(zh: "不能读取：\(path)", en: "cannot be read: \(path)"))
        }
        for path in look.others {
            notes.append(
                Message(
                    zh: "不传递文件夹、链接和设备：\(path)",
                    en: "folders, links and devices are not carried: \(path)"))
        }
        let parties = channel.settings.parties
        return look.ready.filter { drop in
            drop.folder.map { parties.isEmpty || parties.contains($0) } ?? true
        }.flatMap { drop -> [Departure] in
            let folder = drop.folder?.code ?? ""
            let file = Departure(
                folder: folder, name: drop.name, inode: drop.inode, sizeBytes: drop.sizeBytes,
                dropped: drop.received)
            return [file]
                + drop.markers.map { marker in
                    Departure(
                        folder: folder, name: marker.name, inode: marker.inode,
                        sizeBytes: marker.sizeBytes, isMarker: true)
                }
        }
    }

    private func look(at inbox: Path) throws -> ReadyDrops {
        try ReadyDrops(
            inbox: inbox, stillMilliseconds: Configuration.defaultStillMilliseconds,
            incompleteWaitMilliseconds: Configuration.defaultIncompleteWaitMilliseconds,
            now: SystemClock.nowMilliseconds())
    }
}
