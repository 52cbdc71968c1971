import Digests
import Foundation
import Seals
import Testing
import Verification

@testable import Ledger

/// A key that is the same in each run, so that what is signed is too: the seed of RFC 8032 §7.1 TEST 2.
enum FixedKey {
    static let seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    static let publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"

    static func key(_ seed: String = seed) throws -> LedgerKey {
        // PKCS#8 of an Ed25519 seed (RFC 8410 §7).
        let der = try #require(Hexadecimal.bytes("302e020100300506032b657004220420" + seed))
        return try LedgerKey(
            pem: Array(
                """
                -----BEGIN PRIVATE KEY-----
                \(Data(der).base64EncodedString())
                -----END PRIVATE KEY-----

                """.utf8))
    }

    static func signer(
        named name: String = "example.com/ledger", _ seed: String = seed
    ) throws -> NoteSigner {
        let key = try key(seed)
        let publicKey = key.publicKey
        let verifier = try #require(VerifierKey(name: name, publicKey: publicKey.bytes))
        return NoteSigner(
            verifier: NoteVerifier(key: verifier) { publicKey.verifies($0, of: $1) },
            sign: { key.sign($0) })
    }
}

/// A ledger in memory, with every tile it ever completed and those of its present size.
struct MemoryLedger {
    var tree = LedgerTree()
    private(set) var files: [String: [UInt8]] = [:]

    /// What entry `number` says.
    static func entry(_ number: Int) -> [UInt8] { Array("entry \(number)".utf8) }

    init(size: Int) {
        for number in 0..<size {
            for tile in tree.append(TreeHash.leaf(MemoryLedger.entry(number))) { add(tile) }
        }
        for tile in tree.unfinished { add(tile) }
    }

    private mutating func add(_ tile: LedgerTile) { files[tile.place.path] = tile.bytes }

    /// Changes, removes or adds a file.
    mutating func set(_ path: String, _ bytes: [UInt8]?) { files[path] = bytes }

    func checkpoint(_ signer: NoteSigner) -> Checkpoint {
        Checkpoint(origin: signer.verifier.key.name, size: tree.size, root: tree.root)
    }

    /// The tree as the files have it.
    var published: TileTree {
        let files = files
        return TileTree(size: tree.size) { files[$0.path] }
    }
}

/// The definitions of RFC 6962 §2.1, word for word.
enum Naive {
    static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        if leaves.isEmpty { return TreeHash.empty }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let middle = leaves.startIndex + split(leaves.count)
        return TreeHash.node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        if leaves.count == 1 { return [] }
        let part = split(leaves.count)
        let middle = leaves.startIndex + part
        return index < part
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index - part, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func proof(_ count: Int, _ leaves: ArraySlice<TreeHash>, _ isWhole: Bool = true)
        -> [TreeHash]
    {
        if count == leaves.count { return isWhole ? [] : [root(leaves)] }
        let part = split(leaves.count)
        let middle = leaves.startIndex + part
        return count <= part
            ? proof(count, leaves[..<middle], isWhole) + [root(leaves[middle...])]
            : proof(count - part, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var part = 1
        while part * 2 < count { part *= 2 }
        return part
    }
}
