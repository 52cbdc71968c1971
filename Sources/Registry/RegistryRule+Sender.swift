// Rules about what was dropped, who sent it, and whether it came before.

extension RegistryRule {
    /// A folder where a file belongs.
    package static let folderDropped = RegistryRule(
        "PKG-FOLDER", "投递的是文件夹，不是文件。", "A folder was dropped where a file belongs.",
        advice: "请用 dengji pack 或者压缩软件打成一个 ZIP 文件后重新投递；原文件夹的内容已存为一个 tar 文件。",
        adviceEnglish:
            "Pack it as one ZIP file, with dengji pack or any ZIP program, and drop that; "
            + "what the folder held has been kept as a tar file.")
    /// A signature that is not one, or of nobody who is known; `{reason}` says which.
    package static let signature = RegistryRule(
        "PKG-SIGNATURE", "签名无效：{reason}。", "The signature does not count: {detail}.",
        advice: "请用本单位已备案证书对应的私钥重新签名（整份文件、封内签名）；证书尚未备案的，请先办理备案。",
        adviceEnglish:
            "Sign the whole document anew, enveloped, with the key of a certificate that "
            + "your party file holds; have the certificate filed first if it is not yet.")
    /// A code that no party file has.
    package static let senderUnknown = RegistryRule(
        "REG-SENDER-UNKNOWN", "来件单位 {code} 没有在本登记系统建档。",
        "The sender {code} is not a party known to this registry.",
        advice: "请先向登记机构办理单位建档，再重新发送。",
        adviceEnglish: "Have the registrar file your organisation as a party, then send it again.")
    /// Neither a trusted folder nor a signature, where either would do.
    package static let senderUnauthenticated = RegistryRule(
        "REG-SENDER-UNAUTHENTICATED", article: "9(1)",
        "不能确认来件人：文件不是从本单位的投递文件夹投递，也没有本单位的电子签名。",
        "It is not established who sent this: it came through no trusted drop folder and has no "
            + "signature.",
        advice: "请放入以本单位统一社会信用代码命名的投递文件夹，或者用本单位已备案的证书签名后重新发送。",
        adviceEnglish:
            "Drop it into the folder named after your own credit code, or sign it with a "
            + "certificate that your party file holds, and send it again.")
    /// The profile wants a signature for this kind.
    package static let signatureRequired = RegistryRule(
        "REG-SIGNATURE-REQUIRED", "这一类文件必须有本单位的电子签名。",
        "A package of this kind must be signed by its sender.",
        advice: "请用本单位已备案的证书签名后重新发送。",
        adviceEnglish: "Sign it with a certificate that your party file holds, and send it again.")
    /// The profile wants the sender's own folder for this kind.
    package static let folderRequired = RegistryRule(
        "REG-FOLDER-REQUIRED", "这一类文件必须从本单位受信任的投递文件夹投递。",
        "A package of this kind must come through its sender's trusted drop folder.",
        advice: "请放入以本单位统一社会信用代码命名的投递文件夹；没有的，请与登记机构联系。",
        adviceEnglish:
            "Drop it into the folder named after your own credit code; if there is none, "
            + "ask the registrar for one.")
    /// The folder is one party's, the signature another's.
    package static let folderAndSignerDisagree = RegistryRule(
        "REG-SENDER-DISAGREES", "投递文件夹属于 {folder}，签名却属于 {signer}。",
        "The drop folder belongs to {folder}, but the signature to {signer}.",
        advice: "请由签名单位放入自己的投递文件夹，或者由投递单位重新签名。",
        adviceEnglish:
            "Let the signer drop it into its own folder, or let the owner of this folder "
            + "sign it.")
    /// A slip that another party sent than the one it names.
    package static let senderNotNamed = RegistryRule(
        "REG-SENDER-NOT-NAMED", "决定单写明的决定单位是 {named}，来件单位却是 {sender}。",
        "The slip names {named} as the deciding party, but {sender} sent it.",
        advice: "请由决定单位自己发送决定单，或者改正决定单中的决定单位。",
        adviceEnglish:
            "Let the deciding party send its slip itself, or correct the party in the slip.")
    /// The day of receipt is in no profile of the set.
    package static let noProfile = RegistryRule(
        "REG-PROFILE-NONE", article: "31", "{day}没有适用的登记规则。",
        "No rules apply to what is received on {iso}.",
        advice: "办法自2024年11月1日起施行；请与登记机构联系。",
        adviceEnglish:
            "The measures are in force from 2024-11-01; ask the registrar which rules apply.")
    /// The id of a package that opened a case, on other bytes.
    package static let idReused = RegistryRule(
        "REG-ID-REUSED", "包编号 {id} 已经用于另一份内容不同的文件。",
        "The package id {id} was used before, for a package with other content.",
        advice: "内容有变化的，请使用新的包编号；要得到原来的答复，请原样重新发送原文件。",
        adviceEnglish: "Give a changed package a new id; to get the earlier answer again, send the "
            + "earlier file unchanged.")
    /// The bytes of another party's package.
    package static let bytesReused = RegistryRule(
        "REG-BYTES-REUSED", "完全相同的文件已经由另一单位提交并办理，不再重复立案。",
        "The very same file was taken in from another party; no second case is opened.",
        advice: "共同申请由一个单位提交一次即可；答复请向提交的单位或者登记机构查询。",
        adviceEnglish:
            "A joint application is sent once, by one of the applicants; ask that party or "
            + "the registrar for the answer.")

    static let sender = [
        folderDropped, signature, senderUnknown, senderUnauthenticated, signatureRequired,
        folderRequired, folderAndSignerDisagree, senderNotNamed, noProfile, idReused, bytesReused,
    ]
}
