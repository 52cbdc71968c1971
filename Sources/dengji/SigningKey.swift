internal import Pipeline
internal import Registry
internal import Seals
internal import System
internal import Verification

/// The seal of `--key FILE`.
enum SigningKey {
    private static let ending = ".key.pem"

    /// The key of a file `NAME.key.pem` with the certificate `NAME.cert.pem` beside it; any other
    /// name has its certificate in `<name>.cert.pem`. A key under a passphrase is opened with what
    /// `Passphrases` has.
    static func seal(_ name: String) throws -> Seal {
        let path = Path(name)
        let stem = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
        let certificatePath = Path(stem + ".cert.pem")
        guard try WorkspaceFolder.exists(path) else {
            throw CommandError.environment(
                Message(zh: "没有私钥文件 \(path)。", en: "there is no private key \(path)."),
                advice: Message(
                    zh: "用 --key 指明 NAME.key.pem，证书为同处的 NAME.cert.pem。",
                    en: "Name NAME.key.pem with --key; its certificate is NAME.cert.pem beside it.")
            )
        }
        guard try WorkspaceFolder.exists(certificatePath) else {
            throw CommandError.environment(
                Message(
                    zh: "私钥旁边没有证书 \(certificatePath)。",
                    en: "there is no certificate \(certificatePath) beside the key."),
                advice: Message(
                    zh: "把备案的证书以该名称放在私钥旁边。",
                    en: "Lay the certificate on file beside the key under that name."))
        }
        do {
            return try Seal(
                key: try Keyring.key(path, Passphrases.unlock()),
                certificate: try Keyring.certificate(certificatePath))
        } catch let error as PipelineError {
            throw CommandError(error)
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError.environment(
                Message(
                    zh: "私钥 \(path) 不能使用：\(error)", en: "the key \(path) cannot be used: \(error)"),
                advice: Message(
                    zh: "需要 PKCS#8 PEM 私钥（P-256 或者 SM2）及其证书。",
                    en: "A PKCS#8 PEM key (P-256 or SM2) and its certificate are needed."))
        }
    }

    /// Throws unless the certificate is on file for the party or one of its officers: intake would
    /// send back what it signs.
    static func check(_ seal: Seal, isOnFileFor party: Party) throws {
        for pinned in party.pinned where pinned.revokedAt == nil {
            guard try Certificate(pem: pinned.pem) != seal.certificate else { return }
        }
        throw CommandError.usage(
            Message(
                zh: "该证书没有在 \(party.name) 名下备案。",
                en: "the certificate is not on file for \(party.name)."),
            advice: Message(
                zh: "请使用已备案的证书对应的私钥。", en: "Use the key of a certificate that is on file."))
    }

    /// A signed document; throws when it cannot be signed.
    static func sign(_ document: [UInt8], with seal: Seal) throws -> [UInt8] {
        do {
            return try seal.sign(document: document)
        } catch {
            throw CommandError.usage(
                Message(zh: "文件未能签名：\(error)", en: "the document was not signed: \(error)"),
                advice: Message(
                    zh: "先检查文件：xmllint --noout 文件；再重新运行",
                    en: "See whether it is well formed: xmllint --noout FILE; then try again"))
        }
    }
}
