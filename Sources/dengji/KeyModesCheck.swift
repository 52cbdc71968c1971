internal import Storage
internal import System

/// Owners and modes of `registry/keys/`, of each private key in it, and of the certificates beside them.
struct KeyModesCheck: DoctorCheck {
    static let code = "keys"
    static let title = Message(zh: "密钥文件", en: "key files")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let folder = WorkspacePaths.keys
        let status = try Files.status(of: examined.path(folder), followingLink: true)
        let guarded = GuardedPlace(place: folder, status: status, own: examined.owner)
        var findings: [DoctorFinding] = []
        if status.mode & 0o077 != 0 { findings.append(KeyModesCheck.openFolder(guarded)) }
        if guarded.isForeign { findings.append(guarded.foreign(.fault, KeyModesCheck.replaced)) }
        for name in try Files.names(in: examined.path(folder)).sorted() {
            let place = folder.appending(name)
            let status = try Files.status(of: examined.path(place), followingLink: true)
            let guarded = GuardedPlace(place: place, status: status, own: examined.owner)
            let isPrivate = name.text?.hasSuffix(".key.pem") == true
            if guarded.isForeign {
                findings.append(
                    guarded.foreign(
                        .fault, isPrivate ? KeyModesCheck.readOrReplaced : KeyModesCheck.replaced))
            }
            if isPrivate, status.mode & 0o077 != 0 {
                findings.append(KeyModesCheck.readable(guarded))
            } else if guarded.isOpen {
                findings.append(guarded.open(KeyModesCheck.replaced))
            }
        }
        return findings
    }

    private static let replaced = Message(
        zh: "可以换上别的密钥或者证书", en: "could put other keys or certificates there")
    private static let readOrReplaced = Message(
        zh: "可以读取这把私钥，以登记机构的名义签名", en: "could read this private key and sign with it")

    private static func readable(_ guarded: GuardedPlace) -> DoctorFinding {
        let place = guarded.place
        return DoctorFinding(
            .fault, "key-readable", place.description,
            Message(
                zh: "私钥 \(place)\(guarded.particulars.zh)他人可以读取，dengji 不使用它。",
                en: "the private key \(place)\(guarded.particulars.en): others may read it, and "
                    + "dengji does not use it."),
            advice: Message(
                zh: "运行 chmod 600 \(place)；可能已被他人读取的，更换：dengji key rotate",
                en:
                    "Run: chmod 600 \(place); if somebody may have read it, replace it: "
                    + "dengji key rotate"))
    }

    private static func openFolder(_ guarded: GuardedPlace) -> DoctorFinding {
        let place = guarded.place
        return DoctorFinding(
            .fault, "key-folder-open", place.description,
            Message(
                zh: "\(place)\(guarded.particulars.zh)他人可以进入或者替换密钥。",
                en: "\(place)\(guarded.particulars.en): others may enter it or replace keys."),
            advice: Message(zh: "运行 chmod 700 \(place)", en: "Run: chmod 700 \(place)"))
    }
}
