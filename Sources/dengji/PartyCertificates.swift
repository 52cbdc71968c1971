internal import Registry
internal import System
internal import Verification

/// Certificates as `dengji party` reads and names them.
enum PartyCertificates {
    private static let maxBytes = 64 << 10

    /// The certificate of a file, in PEM without the line feed that ends it.
    static func pem(_ path: Path) throws -> String {
        let bytes = try WorkspaceFolder.bytes(of: path, max: maxBytes)
        do {
            let pem = try Certificate(pem: String(decoding: bytes, as: UTF8.self)).pem
            return String(pem.dropLast())
        } catch {
            throw CommandError.usage(
                Message(zh: "\(path) 不是证书：\(error)", en: "\(path) is no certificate: \(error)"),
                advice: Message(
                    zh: "需要一份 PEM 证书，密钥为 P-256 或者 SM2。",
                    en: "One certificate in PEM is needed, for a key of P-256 or SM2."))
        }
    }

    /// The fingerprint of a certificate on file; a question mark for one that cannot be read.
    static func fingerprint(_ pinned: PinnedCertificate) -> String {
        do {
            return try Certificate(pem: pinned.pem).fingerprint
        } catch {
            return "?"
        }
    }

    /// The certificate on file whose fingerprint begins like `text`, or that lies in the file of that
    /// name.
    static func onFile(_ text: String, of party: Party) throws -> String {
        if try WorkspaceFolder.exists(Path(text)) { return try pem(Path(text)) }
        let wanted = text.hasPrefix("sha256:") ? String(text.dropFirst("sha256:".count)) : text
        let found = party.pinned.filter {
            wanted.count >= 8 && fingerprint($0).hasPrefix(wanted.lowercased())
        }
        guard found.count == 1 else {
            throw CommandError.usage(
                Message(
                    zh: "\(party.id.code) 名下没有唯一的证书“\(text)”。",
                    en: "\(party.id.code) has not exactly one certificate “\(text)” on file."),
                advice: Message(
                    zh: "写指纹的前 8 位以上，或者证书文件；dengji party show \(party.id.code) 列出指纹。",
                    en: "Give 8 or more digits of its fingerprint, or its file; dengji party show "
                        + "\(party.id.code) lists them."))
        }
        return String(found[0].pem.dropLast(found[0].pem.hasSuffix("\n") ? 1 : 0))
    }
}
