/// What can be wrong with who sent a package, and with its having been sent before.
enum SenderFindings {
    static func unknown(_ code: String) -> Finding {
        Finding(
            .senderUnknown, found: code,
            chinese: "来件单位 \(code) 没有在本登记系统建档。",
            english: "The sender \(code) is not a party known to this registry.",
            advice: "请先向登记机构办理单位建档，再重新发送。")
    }

    static func unauthenticated(kind: PackageKind?) -> Finding {
        Finding(
            .senderUnauthenticated, found: kind?.rawValue, expected: "本单位投递文件夹或者电子签名",
            chinese: "不能确认来件人：文件不是从本单位的投递文件夹投递，也没有本单位的电子签名。",
            english: "The sender is not known: neither a trusted drop folder nor a signature.",
            advice: "请放入以本单位统一社会信用代码命名的投递文件夹，或者用本单位已备案的证书签名后重新发送。")
    }

    static func signatureRequired(kind: PackageKind?) -> Finding {
        Finding(
            .signatureRequired, found: kind?.rawValue, expected: "电子签名",
            chinese: "这一类文件必须有本单位的电子签名。",
            english: "A package of this kind must be signed by its sender.",
            advice: "请用本单位已备案的证书签名后重新发送。")
    }

    static func folderRequired(kind: PackageKind?) -> Finding {
        Finding(
            .folderRequired, found: kind?.rawValue, expected: "本单位投递文件夹",
            chinese: "这一类文件必须从本单位受信任的投递文件夹投递。",
            english: "A package of this kind must come through its sender's trusted drop folder.",
            advice: "请放入以本单位统一社会信用代码命名的投递文件夹；没有的，请与登记机构联系。")
    }

    static func disagree(folder: PartyID, signer: PartyID) -> Finding {
        Finding(
            .folderAndSignerDisagree, found: signer.code, expected: folder.code,
            chinese: "投递文件夹属于 \(folder.code)，签名却属于 \(signer.code)。",
            english: "The drop folder belongs to \(folder.code), the signature to \(signer.code).",
            advice: "请由签名单位放入自己的投递文件夹，或者由投递单位重新签名。")
    }

    static func notNamed(sender: PartyID, named: PartyID) -> Finding {
        Finding(
            .senderNotNamed, found: sender.code, expected: named.code,
            chinese: "决定单写明的决定单位是 \(named.code)，来件单位却是 \(sender.code)。",
            english:
                "The slip names \(named.code) as the deciding party, but \(sender.code) sent it.",
            advice: "请由决定单位自己发送决定单，或者改正决定单中的决定单位。")
    }

    static func idReused(_ id: PackageID, earlier: ContentDigest) -> Finding {
        Finding(
            .idReused, found: id.text, expected: earlier.text,
            chinese: "包编号 \(id.text) 已经用于另一份内容不同的文件。",
            english: "The package id \(id.text) was used for a package with other bytes.",
            advice: "内容有变化的，请使用新的包编号；要得到原来的答复，请原样重新发送原文件。")
    }

    static func bytesReused() -> Finding {
        Finding(
            .bytesReused,
            chinese: "完全相同的文件已经由另一单位提交并办理，不再重复立案。",
            english:
                "The very same bytes were taken in from another party; no second case is opened.",
            advice: "共同申请由一个单位提交一次即可；答复请向提交的单位或者登记机构查询。")
    }
}
