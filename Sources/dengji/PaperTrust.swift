internal import Definitions
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import Verification

/// What papers are judged by: roots, names of algorithms, and keys that ended.
struct PaperTrust {
    /// Roots to which a paper's certificates may lead.
    var roots: [Certificate]
    /// Algorithm URIs that signatures may have.
    var names: SignatureNames = .standard
    /// Since when keys sign no more, by fingerprint.
    var ended: [String: Int64] = [:]

    /// What stands by itself: some roots and a list of keys, where there is one.
    init(roots: [Certificate], keyList: Path? = nil) throws {
        self.roots = roots
        if let keyList {
            ended = KeyFolder.ended(
                try KeyListFile.read(
                    try WorkspaceFolder.bytes(of: keyList), name: keyList.description))
        }
    }

    /// What a workspace says, besides `anchors`, of which the first is its own. Keys are of no
    /// concern to most who look at papers, so where its folder may not be read that is told, and the
    /// rest is judged without.
    init(_ workspace: WorkspaceFolder, anchors: [Certificate]) throws {
        roots = anchors
        names = PaperTrust.names(of: workspace)
        let keys = workspace.path(WorkspacePaths.keys)
        do {
            roots += try KeyFolder.further(keys).filter { !anchors.contains($0) }
            ended = KeyFolder.ended(try KeyFolder.list(keys))
        } catch let error as SystemError {
            guard error.isDenied || error.isMissing else { throw error }
            Console.note(
                Message(
                    zh: "不能读取 \(keys)：没有核对密钥是否已经停用，也没有采用其中的根证书。",
                    en:
                        "\(keys) cannot be read: whether keys had ended was not judged, and its roots "
                        + "do not count."
                ).text)
        }
    }

    /// The names of the settings; the usual ones where they cannot be read, for damage to them must
    /// not keep anybody from looking at the papers. It is told, and the journal has their digest.
    private static func names(of workspace: WorkspaceFolder) -> SignatureNames {
        do {
            guard let configuration = try workspace.configuration() else { return .standard }
            return try Keyring.names(configuration.signing)
        } catch {
            Console.note(
                Message(
                    zh: "registry/config.xml 不能读取，签名算法的标识以通行的为准：\(error)",
                    en: "registry/config.xml cannot be read; the usual names of algorithms count: "
                        + "\(error)"
                ).text)
            return .standard
        }
    }
}
