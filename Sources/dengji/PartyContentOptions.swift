internal import ArgumentParser
internal import Registry
internal import System
internal import Verification
internal import WorkingDays

/// What `dengji party register` and `change` may say of a party.
struct PartyContentOptions: ParsableArguments {
    @Option(help: .both("单位全称", "Full name")) var name: String?

    @Option(help: .both("所属区域，六位代码", "Region, six digits")) var region: String?

    @Option(
        name: .customLong("role"),
        help: .both("身份，可多次给出", "Role; may be given several times"),
        transform: PartyContentOptions.role)
    var roles: [PartyRole] = []

    @Flag(
        inversion: .prefixedNo,
        help: .both("希望启用受信任的投递文件夹", "Ask for a trusted drop folder"))
    var trustedFolder: Bool?

    @Flag(
        inversion: .prefixedNo,
        help: .both("希望在自己的文件夹收取答复", "Ask for a folder with its answers"))
    var answerFolder: Bool?

    @Option(help: .both("地址和电话", "Address and telephone")) var contact: String?

    @Option(help: .both("发文机关代字", "Prefix of document numbers")) var documentPrefix: String?

    @Option(help: .both("登记委托文件", "Instrument of a registrar's entrustment"))
    var entrustment: String?

    @Option(
        help: .both("委托机关的代码", "Code of who entrusts"), transform: ArgumentReading.party)
    var entrustedBy: PartyID?

    @Option(
        help: .both("委托起始日", "First day of the entrustment"), transform: ArgumentReading.day)
    var entrustedFrom: Day?

    @Option(
        help: .both("委托截止日", "Last day of the entrustment"), transform: ArgumentReading.day)
    var entrustedUntil: Day?

    @Option(help: .both("委托区域；未指明时为所属区域", "Region entrusted; else its own"))
    var entrustedRegion: String?

    @Option(
        name: .customLong("certificate"),
        help: ArgumentHelp(
            Message(zh: "要备案的证书，可多次给出", en: "Certificate to file; may be given several times")
                .text, valueName: "cert.pem"))
    var certificates: [String] = []

    @Option(
        name: .customLong("officer"),
        help: ArgumentHelp(
            Message(
                zh: "经办人，写作 编号:姓名:环节,环节；可多次给出",
                en: "Officer, as ID:NAME:STAGE,STAGE; may be given several times"
            ).text, valueName: "officer"),
        transform: PartyContentOptions.officer)
    var officers: [PartyApplication.OfficerChange] = []

    @Option(
        name: .customLong("remove-officer"),
        help: ArgumentHelp(
            Message(zh: "要移除的经办人编号", en: "Id of an officer who goes").text, valueName: "id"))
    var removedOfficers: [String] = []

    mutating func validate() throws {
        let parts: [Any?] = [entrustedBy, entrustedFrom, entrustedUntil]
        let given = parts.compactMap { $0 }.count
        guard entrustment == nil ? given == 0 && entrustedRegion == nil : given == 3 else {
            throw ValidationError(
                Message(
                    zh:
                        "登记委托须同时写明 --entrustment、--entrusted-by、--entrusted-from、--entrusted-until。",
                    en: "An entrustment needs --entrustment, --entrusted-by, --entrusted-from and "
                        + "--entrusted-until together."
                ).text)
        }
    }

    /// The application that says all of it.
    func application(_ action: PartyApplication.Action, of id: PartyID, known: Party?) throws
        -> PartyApplication
    {
        var asked = PartyApplication(action, of: id)
        asked.name = name
        asked.region = region
        asked.roles = roles
        asked.trustsFolder = trustedFolder
        asked.hasFolder = answerFolder
        asked.contact = contact
        asked.documentPrefix = documentPrefix
        asked.entrustment = entrustment.map {
            Entrustment(
                $0, from: entrustedFrom, until: entrustedUntil,
                region: entrustedRegion ?? region ?? known?.region, authority: entrustedBy)
        }
        asked.certificates = try certificates.map {
            PartyApplication.CertificateChange(
                isRevocation: false, pem: try PartyCertificates.pem(Path($0)))
        }
        asked.officers =
            officers
            + removedOfficers.map { PartyApplication.OfficerChange(id: $0, isRemoval: true) }
        return asked
    }

    private static func role(_ text: String) throws -> PartyRole {
        guard let role = PartyRole(rawValue: text) else {
            let names = PartyRole.allCases.map(\.rawValue).joined(separator: " ")
            throw ValidationError(
                Message(zh: "没有身份“\(text)”；可以选：\(names)", en: "no role “\(text)”; one of: \(names)")
                    .text)
        }
        return role
    }

    private static func officer(_ text: String) throws -> PartyApplication.OfficerChange {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), !parts[0].isEmpty else {
            throw ValidationError(
                Message(
                    zh: "“\(text)”不是经办人；写作 li:李某:acceptance,review",
                    en: "“\(text)” is no officer; write li:Li:acceptance,review"
                ).text)
        }
        return PartyApplication.OfficerChange(
            id: parts[0], name: parts[1],
            stages: parts.count == 3 ? parts[2].split(separator: ",").map(String.init) : [])
    }
}
