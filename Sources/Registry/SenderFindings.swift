/// What can be wrong with who sent a package, and with its having been sent before.
enum SenderFindings {
    static func unknown(_ code: String) -> Finding {
        RegistryRule.senderUnknown.finding(found: code, ["code": code])
    }

    static func unauthenticated(kind: PackageKind?) -> Finding {
        RegistryRule.senderUnauthenticated.finding(
            found: kind?.rawValue, expected: "本单位投递文件夹或者电子签名 (drop folder or signature)")
    }

    static func signatureRequired(kind: PackageKind?) -> Finding {
        RegistryRule.signatureRequired.finding(
            found: kind?.rawValue, expected: "电子签名 (signature)")
    }

    static func folderRequired(kind: PackageKind?) -> Finding {
        RegistryRule.folderRequired.finding(
            found: kind?.rawValue, expected: "本单位投递文件夹 (drop folder)")
    }

    static func disagree(folder: PartyID, signer: PartyID) -> Finding {
        RegistryRule.folderAndSignerDisagree.finding(
            found: signer.code, expected: folder.code,
            ["folder": folder.code, "signer": signer.code])
    }

    static func notNamed(
        sender: PartyID, named: PartyID, at place: FindingPlace = FindingPlace()
    ) -> Finding {
        RegistryRule.senderNotNamed.finding(
            at: place, found: named.code, expected: sender.code,
            ["sender": sender.code, "named": named.code])
    }

    static func idReused(_ id: PackageID, earlier: ContentDigest, at place: FindingPlace)
        -> Finding
    {
        RegistryRule.idReused.finding(
            at: place, found: id.text, expected: earlier.text, ["id": id.text])
    }

    static func bytesReused() -> Finding { RegistryRule.bytesReused.finding() }
}
