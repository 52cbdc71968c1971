import Digests
import Foundation
import Testing
import Verification

@testable import Ledger
@testable import Seals

@Suite("Notes, checkpoints and proof files")
struct NoteTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("Ed25519 gives the answer of RFC 8032 §7.1 TEST 2")
    func knownSignature() throws {
        let key = try FixedKey.key()
        #expect(Hexadecimal.text(key.publicKey.bytes) == FixedKey.publicKey)
        let signature = key.sign([0x72])
        #expect(
            Hexadecimal.text(signature)
                == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        #expect(key.publicKey.verifies(signature, of: [0x72]))
        #expect(!key.publicKey.verifies(signature, of: [0x73]))
        #expect(!key.publicKey.verifies(Array(signature.dropLast()), of: [0x72]))
    }

    @Test("a new key survives its own PEM, says nothing of itself, and is never another's")
    func newKey() throws {
        let key = try LedgerKey.generate()
        let again = try key.withPEM { pem in try LedgerKey(pem: Array(copy(pem))) }
        #expect(again.publicKey.bytes == key.publicKey.bytes)
        #expect(again.sign([1]) == key.sign([1]))
        #expect("\(key)" == "LedgerKey(Ed25519)" && Mirror(reflecting: key).children.isEmpty)
        #expect(try LedgerKey.generate().publicKey.bytes != key.publicKey.bytes)
        let other = try SealKey.generate(.ecdsaP256)
        #expect(throws: SealKeyError.self) {
            try other.withPEM { pem in _ = try LedgerKey(pem: Array(copy(pem))) }
        }
    }

    private func copy(_ bytes: borrowing [UInt8]) -> [UInt8] {
        var copy: [UInt8] = []
        for index in bytes.indices { copy.append(bytes[index]) }
        return copy
    }

    @Test("base 64 as RFC 4648 §10 has it, and in no other form")
    func base64() {
        let known = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==",
            "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
        ]
        for (bytes, coded) in known {
            #expect(Base64.text(Array(bytes.utf8)) == coded)
            #expect(Base64.bytes(coded[...]) == Array(bytes.utf8))
        }
        for wrong in [
            "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm 8", "Zm8=\n", "Zm-_", "=Zm8",
        ] {
            #expect(Base64.bytes(wrong[...]) == nil, "\(wrong)")
        }
        let all = (0...255).map { UInt8($0) }
        #expect(Base64.text(all) == Data(all).base64EncodedString())
        #expect(Base64.bytes(Base64.text(all)[...]) == all)
    }

    @Test("a verifier key reads back; another name, id or type does not")
    func verifierKey() throws {
        let key = try FixedKey.signer().verifier.key
        #expect(try VerifierKey(reading: key.file) == key)
        #expect(try VerifierKey(reading: Array(key.text.utf8)) == key)
        for wrong in [
            key.text.replacingOccurrences(of: "example", with: "Example"),
            key.text.replacingOccurrences(of: "+A", with: "+B"), "a+b", "", key.text + "=",
            "+" + key.text,
        ] {
            #expect(throws: LedgerFault.self, "\(wrong)") {
                _ = try VerifierKey(reading: Array(wrong.utf8))
            }
        }
        for name in ["", "a b", "a+b", "a\u{3000}b", "a\nb", "\u{7F}"] {
            #expect(VerifierKey(name: name, publicKey: key.publicKey) == nil, "\(name)")
        }
    }

    @Test("a checkpoint is always the same bytes and reads back under its key alone")
    func checkpoint() throws {
        let signer = try FixedKey.signer()
        let checkpoint = MemoryLedger(size: 3).checkpoint(signer)
        let bytes = checkpoint.signed(by: signer)
        #expect(bytes == checkpoint.signed(by: signer))
        #expect(try Checkpoint(reading: bytes, signer.verifier) == checkpoint)
        let lines = text(bytes).components(separatedBy: "\n")
        #expect(lines[0] == "example.com/ledger" && lines[1] == "3" && lines[3] == "")
        #expect(lines.count == 6 && lines[4].hasPrefix("\u{2014} example.com/ledger "))
        let others = [
            try FixedKey.signer(named: "example.com/other").verifier,
            try FixedKey.signer(String(FixedKey.seed.reversed())).verifier,
        ]
        for other in others {
            #expect(throws: LedgerFault.notSigned(by: other.key.name)) {
                _ = try Checkpoint(reading: bytes, other)
            }
        }
    }

    @Test("signatures of others are passed over")
    func otherSignatures() throws {
        let signer = try FixedKey.signer()
        let checkpoint = MemoryLedger(size: 3).checkpoint(signer)
        var bytes = checkpoint.signed(by: signer)
        bytes += Array("\u{2014} witness.example AAAAAAAA\n".utf8)
        #expect(try Checkpoint(reading: bytes, signer.verifier) == checkpoint)
    }

    @Test("any changed byte of a checkpoint is noticed")
    func everyByte() throws {
        let signer = try FixedKey.signer()
        let bytes = MemoryLedger(size: 3).checkpoint(signer).signed(by: signer)
        for index in bytes.indices {
            for bit in [0x01, 0x20, 0x80] as [UInt8] {
                var changed = bytes
                changed[index] ^= bit
                #expect(throws: LedgerFault.self, "byte \(index)") {
                    _ = try Checkpoint(reading: changed, signer.verifier)
                }
            }
        }
        for count in 0..<bytes.count {
            #expect(throws: LedgerFault.self, "\(count) bytes") {
                _ = try Checkpoint(reading: Array(bytes[..<count]), signer.verifier)
            }
        }
    }

    @Test(
        "what is signed and is no checkpoint is refused",
        arguments: [
            "example.com/ledger\n3\n", "example.com/ledger\n03\nHASH\n",
            "example.com/ledger\n-1\nHASH\n", "example.com/ledger\n+3\nHASH\n",
            "example.com/ledger\n3\nHASH=\n", "example.com/ledger\n\n3\nHASH\n",
            "example.com/other\n3\nHASH\n",
        ])
    func notCheckpoint(form: String) throws {
        let signer = try FixedKey.signer()
        let hash = MemoryLedger(size: 3).tree.root.text
        let note = SignedNote(form.replacingOccurrences(of: "HASH", with: hash), signer: signer)
        #expect(throws: LedgerFault.self) {
            _ = try Checkpoint(reading: note.bytes, signer.verifier)
        }
    }

    private func proof(_ index: Int, _ size: Int, _ signer: NoteSigner) throws -> ProofFile {
        let ledger = MemoryLedger(size: size)
        var published = ledger.published
        return ProofFile(
            entry: MemoryLedger.entry(index),
            inclusion: try published.inclusion(of: index, in: size),
            checkpoint: ledger.checkpoint(signer).signed(by: signer))
    }

    @Test("a proof file reads back and proves", arguments: [(0, 1), (4, 9), (255, 300)])
    func proofFile(index: Int, size: Int) throws {
        let signer = try FixedKey.signer()
        let proof = try proof(index, size, signer)
        let read = try ProofFile(reading: proof.bytes)
        #expect(read == proof)
        #expect(try read.check(signer.verifier).size == size)
        #expect(text(proof.bytes).hasPrefix("c2sp.org/tlog-proof@v1\nextra "))
    }

    @Test("any changed byte of a proof file is noticed")
    func everyByteOfProof() throws {
        let signer = try FixedKey.signer()
        let bytes = try proof(4, 9, signer).bytes
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x01
            #expect(throws: LedgerFault.self, "byte \(index)") {
                _ = try ProofFile(reading: changed).check(signer.verifier)
            }
        }
        for count in 0..<bytes.count {
            #expect(throws: LedgerFault.self, "\(count) bytes") {
                _ = try ProofFile(reading: Array(bytes[..<count])).check(signer.verifier)
            }
        }
    }
}
