internal import ArgumentParser
internal import Registry

/// The party that a command is about, which must be on file.
enum PartyAsking {
    /// The party of a code; throws what to do when it is not on file.
    static func known(_ id: PartyID, in workspace: WorkspaceFolder) throws -> Party {
        guard let party = try workspace.parties()[id] else {
            throw CommandError.usage(
                Message(zh: "单位 \(id.code) 没有建档。", en: "the party \(id.code) is not on file."),
                advice: Message(
                    zh: "dengji party list 列出已建档的单位；新单位用 dengji party register。",
                    en: "dengji party list shows who is; register a new one with dengji party "
                        + "register."))
        }
        return party
    }
}

/// `dengji party register CODE`.
struct PartyRegisterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "register", Message(zh: "申请单位建档", en: "Ask for a new party to be registered"),
            Message(
                zh: "登记机构和主管部门的建档由市数据工作主管部门决定。",
                en: "About a registrar or an authority the city's data authority decides."))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var content: PartyContentOptions
    @OptionGroup var sending: PartySending

    func run() throws {
        try sending.send(try content.application(.register, of: code, known: nil))
    }
}

/// `dengji party change CODE`.
struct PartyChangeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "change", Message(zh: "申请变更单位档案，只写变更的内容", en: "Ask for a change; say only what changes")
        )
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var content: PartyContentOptions
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(try content.application(.change, of: code, known: known))
    }
}

/// `dengji party suspend CODE`.
struct PartySuspendCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "suspend", Message(zh: "申请暂停一个单位：不能再发送来件，仍收到答复", en: "Ask to suspend a party"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.suspend, of: known.id))
    }
}

/// `dengji party resume CODE`.
struct PartyResumeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("resume", Message(zh: "申请恢复被暂停的单位", en: "Ask to resume a suspended party"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.resume, of: known.id))
    }
}

/// `dengji party close CODE`.
struct PartyCloseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("close", Message(zh: "申请注销一个单位的档案，此后不再恢复", en: "Ask to close a party for good"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        try sending.send(PartyApplication(.close, of: known.id))
    }
}

/// `dengji party certificate add CODE FILE…`.
struct PartyCertificateAddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("add", Message(zh: "申请备案证书", en: "Ask for certificates to be filed"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @Argument(help: .both("证书文件（PEM）", "Certificate files, PEM")) var files: [String]
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        var asked = PartyApplication(.change, of: known.id)
        asked.certificates = try files.map {
            PartyApplication.CertificateChange(
                isRevocation: false, pem: try PartyCertificates.pem(.init($0)))
        }
        try sending.send(asked)
    }
}

/// `dengji party certificate revoke CODE FINGERPRINT…`.
struct PartyCertificateRevokeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "revoke", Message(zh: "申请撤销证书：此后收到的签名件不予认可", en: "Ask for certificates to be revoked"))
    }

    @Argument(help: .both("统一社会信用代码", "Credit code"), transform: ArgumentReading.party)
    var code: PartyID
    @Argument(help: .both("证书指纹的开头，或者证书文件", "Beginning of a fingerprint, or a file"))
    var certificates: [String]
    @OptionGroup var sending: PartySending

    func run() throws {
        let known = try PartyAsking.known(code, in: try sending.place.find())
        var asked = PartyApplication(.change, of: known.id)
        asked.certificates = try certificates.map {
            PartyApplication.CertificateChange(
                isRevocation: true, pem: try PartyCertificates.onFile($0, of: known))
        }
        try sending.send(asked)
    }
}
