internal import Registry
internal import Verification

/// What the commands on keys have in common to say.
enum KeyNaming {
    /// The algorithm that the configuration names for new keys.
    static func algorithm(of workspace: WorkspaceFolder) throws -> SignatureAlgorithm {
        let name = try workspace.configuration()?.signing.algorithm
        return name.flatMap { SignatureAlgorithm(name: $0) } ?? .ecdsaP256
    }

    /// Where the new key lies, and from when on it counts.
    static func say(_ record: KeyRecord) {
        Console.say(
            zh: "已写入 registry/keys/\(record.name).key.pem 和 .cert.pem；启动 dengji run 后用于签发。",
            en: "wrote registry/keys/\(record.name).key.pem and .cert.pem; it signs from the next "
                + "start of dengji run.")
    }
}
