internal import Storage
internal import System

/// Modes of `registry/keys/` and of each private key in it.
struct KeyModesCheck: DoctorCheck {
    static let code = "keys"
    static let title = Message(zh: "密钥文件", en: "key files")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let folder = WorkspacePaths.keys
        var findings: [DoctorFinding] = []
        let mode = try Files.status(of: examined.path(folder), followingLink: true).mode
        if mode & 0o027 != 0 { findings.append(KeyModesCheck.openFolder(folder, mode)) }
        for name in try Files.names(in: examined.path(folder)).sorted() {
            guard name.text?.hasSuffix(".key.pem") == true else { continue }
            let place = folder.appending(name)
            let mode = try Files.status(of: examined.path(place), followingLink: true).mode
            guard mode & 0o077 != 0 else { continue }
            let digits = String(mode & 0o7777, radix: 8)
            findings.append(
                DoctorFinding(
                    .fault, "key-readable", place.description,
                    Message(
                        zh: "私钥 \(place) 的权限为 \(digits)，他人可以读取，dengji 不使用它。",
                        en:
                            "the private key \(place) has mode \(digits): others may "
                            + "read it, and dengji "
                            + "does not use it."),
                    advice: Message(
                        zh: "运行 chmod 600 \(place)；可能已被他人读取的，更换：dengji key rotate",
                        en:
                            "Run: chmod 600 \(place); if somebody may have read it, replace it: "
                            + "dengji key rotate")))
        }
        return findings
    }

    private static func openFolder(_ folder: Path, _ mode: UInt32) -> DoctorFinding {
        let digits = String(mode & 0o7777, radix: 8)
        return DoctorFinding(
            .fault, "key-folder-open", folder.description,
            Message(
                zh: "\(folder) 的权限为 \(digits)，他人可以进入或者替换密钥。",
                en: "\(folder) has mode \(digits): others may enter it or replace keys."),
            advice: Message(zh: "运行 chmod 700 \(folder)", en: "Run: chmod 700 \(folder)"))
    }
}
