/// What is wrong with a note, a checkpoint, a key or a proof.
package enum LedgerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not a signed note (C2SP signed-note).
    case notNote(String)
    /// No signature of the key that was asked for.
    case notSigned(by: String)
    /// A signature that claims to be the key's and is not.
    case badSignature(of: String)
    /// The note is no checkpoint (C2SP tlog-checkpoint).
    case notCheckpoint(String)
    /// Another ledger's checkpoint.
    case otherOrigin(String, expected: String)
    /// Not a verifier key.
    case notKey(String)
    /// Not a proof file (C2SP tlog-proof).
    case notProof(String)
    /// The proof does not lead from the entry to the checkpoint's root.
    case proofFails
    /// A tile that is needed is not there, or not of its size.
    case noTile(String)

    /// One English sentence.
    package var description: String {
        switch self {
        case .notNote(let why): "not a signed note: \(why)"
        case .notSigned(let name): "it carries no signature of the key \(name)"
        case .badSignature(let name): "the signature of \(name) does not verify"
        case .notCheckpoint(let why): "not a checkpoint: \(why)"
        case .otherOrigin(let name, let expected):
            "the checkpoint is of the ledger \(name), not of \(expected)"
        case .notKey(let why): "not a verifier key: \(why)"
        case .notProof(let why): "not a proof: \(why)"
        case .proofFails: "the proof does not lead from the entry to the checkpoint"
        case .noTile(let path): "\(path) is missing or has the wrong size"
        }
    }

    /// The same in Chinese.
    package var chinese: String {
        switch self {
        case .notNote(let why): "不是签名短文(signed note):\(why)"
        case .notSigned(let name): "没有密钥 \(name) 的签名"
        case .badSignature(let name): "\(name) 的签名不成立"
        case .notCheckpoint(let why): "不是检查点:\(why)"
        case .otherOrigin(let name, let expected): "检查点属于账本 \(name),不是 \(expected)"
        case .notKey(let why): "不是验证密钥:\(why)"
        case .notProof(let why): "不是证明文件:\(why)"
        case .proofFails: "证明不能从该行导出检查点"
        case .noTile(let path): "\(path) 缺失或者大小不符"
        }
    }
}
