internal import ArgumentParser

/// `dengji courier`: files between an outer network and the registry's inner one.
struct CourierCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "courier",
            Message(
                zh: "摆渡：在隔离的内外网之间用加封编号的包传递文件",
                en: "Carry files between separated networks in sealed, numbered bundles"),
            Message(
                zh: "外网侧和内网侧各有一个通道文件夹（init），互相登记对方证书（trust）。外网侧 pack 取走 inbox/ 中的"
                    + "来件，内网侧 unpack 放入登记系统的 inbox/；答复由内网侧 pack、外网侧 unpack。缺号、重复"
                    + "都会发现；缺的包下次 pack 时自动请求重发。",
                en:
                    "Each side has a channel folder (init) and pins the other's certificate (trust). The "
                    + "outer side packs what lies in inbox/, the inner side unpacks it into the "
                    + "registry's inbox/; answers go the other way. Gaps and repeats are noticed; a "
                    + "missing bundle is asked for with the next one."),
            subcommands: [
                CourierInitCommand.self, CourierTrustCommand.self, CourierPackCommand.self,
                CourierUnpackCommand.self, CourierStatusCommand.self,
            ])
    }
}
