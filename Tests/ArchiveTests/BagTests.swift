import Archive
import Registry
import Testing

@Suite("Bags of closed cases")
struct BagTests {
    private let bag = MemoryBag([
        "0001-application.zip": "package", "0002-acknowledgement.xml": "<paper/>",
        "case.xml": "<case/>",
    ])

    @Test("tag files have the forms of RFC 8493")
    func forms() {
        #expect(
            bag["bagit.txt"] == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        let manifest = bag["manifest-sha256.txt"] ?? ""
        #expect(
            manifest.split(separator: "\n").map { $0.dropFirst(64) } == [
                "  data/0001-application.zip", "  data/0002-acknowledgement.xml", "  data/case.xml",
            ])
        #expect(bag["bag-info.txt"]?.hasSuffix("\nPayload-Oxum: 22.3\n") == true)
        #expect(
            (bag["tagmanifest-sha256.txt"] ?? "").split(separator: "\n").map { $0.dropFirst(66) }
                == ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"])
        #expect(bag.faults == [])
        #expect(bag.judged.caseNumber?.text == "370900-2026-000001")
    }

    @Test("without one size there is no sum of bytes, and the bag is whole")
    func unknownSize() {
        let payload = [
            BagPayload(
                path: "data/case.xml", digest: MemoryBag.digest(Array("a".utf8)), sizeBytes: nil)
        ]
        #expect(BagText.oxum(of: payload) == nil)
        let information = BagText.tagFiles(payload, [])[1]
        #expect(information.name == "bag-info.txt" && information.bytes == [])
    }

    @Test("names with line ends and percent signs come back as they were")
    func encodedNames() {
        let odd = MemoryBag(["100%.txt": "a", "two\nlines": "b", "%0A": "c", "甲 乙": "d"])
        let manifest = odd["manifest-sha256.txt"] ?? ""
        for name in ["data/100%25.txt", "data/two%0Alines", "data/%250A", "data/甲 乙"] {
            #expect(manifest.contains("  \(name)\n"), "\(name)")
        }
        #expect(odd.faults == [])
    }

    @Test("a line end in a field becomes a space, and long fields stay whole")
    func fields() {
        let long = String(repeating: "长", count: 300)
        let information = BagInformation(
            BagText.tagFiles([], [BagField("a", "one\r\ntwo\nthree"), BagField("b", long)])[1]
                .bytes)
        #expect(information["A"] == "one two three" && information["b"] == long)
        let folded = BagInformation(Array("Label: one\n  two\n\tthree\nnext: four\n".utf8))
        #expect(folded["label"] == "one two three" && folded["next"] == "four")
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var faults: [String]
        var plant: @Sendable (inout MemoryBag) -> Void
    }

    static let damages: [Damage] = [
        Damage(
            testDescription: "a changed paper of the same length",
            faults: ["bag-changed data/case.xml"]
        ) { $0["data/case.xml"] = "<caSe/>" },
        Damage(
            testDescription: "a paper cut short",
            faults: ["bag-changed data/case.xml"]
        ) { $0["data/case.xml"] = "<case" },
        Damage(
            testDescription: "a missing paper",
            faults: ["bag-missing data/case.xml"]
        ) { $0["data/case.xml"] = nil },
        Damage(
            testDescription: "an added paper",
            faults: ["bag-added data/0003-slip.xml"]
        ) { $0["data/0003-slip.xml"] = "x" },
        Damage(
            testDescription: "a renamed paper",
            faults: ["bag-missing data/0002-acknowledgement.xml", "bag-added data/0002-slip.xml"]
        ) {
            $0["data/0002-slip.xml"] = $0["data/0002-acknowledgement.xml"]
            $0["data/0002-acknowledgement.xml"] = nil
        },
        Damage(
            testDescription: "a file beside the payload", faults: ["bag-added note.txt"]
        ) { $0["note.txt"] = "x" },
        Damage(
            testDescription: "a changed manifest",
            faults: ["bag-changed manifest-sha256.txt"]
        ) {
            $0["manifest-sha256.txt"]! += String(repeating: "0", count: 64) + "  data/0003.xml\n"
        },
        Damage(
            testDescription: "a broken line of the manifest",
            faults: [
                "bag-manifest-line manifest-sha256.txt:4", "bag-changed manifest-sha256.txt",
            ]
        ) { $0["manifest-sha256.txt"]! += "12  data/x\n" },
        Damage(
            testDescription: "a manifest that leads out of the bag",
            faults: [
                "bag-manifest-line manifest-sha256.txt:4", "bag-changed manifest-sha256.txt",
            ]
        ) {
            $0["manifest-sha256.txt"]! +=
                String(repeating: "0", count: 64) + "  data/../../secret\n"
        },
        Damage(
            testDescription: "no manifest",
            faults: [
                "bag-manifest-missing manifest-sha256.txt", "bag-missing manifest-sha256.txt",
            ]
        ) { $0["manifest-sha256.txt"] = nil },
        Damage(
            testDescription: "no tag manifest",
            faults: ["bag-manifest-missing tagmanifest-sha256.txt"]
        ) { $0["tagmanifest-sha256.txt"] = nil },
        Damage(
            testDescription: "a changed sum of bytes",
            faults: ["bag-oxum bag-info.txt", "bag-changed bag-info.txt"]
        ) { $0["bag-info.txt"] = $0["bag-info.txt"]?.replacing("22.3", with: "23.3") },
        Damage(
            testDescription: "no declaration",
            faults: ["bag-declaration bagit.txt", "bag-missing bagit.txt"]
        ) { $0["bagit.txt"] = nil },
        Damage(
            testDescription: "a declaration of another version",
            faults: ["bag-declaration bagit.txt", "bag-changed bagit.txt"]
        ) { $0["bagit.txt"] = "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n" },
    ]

    @Test("each damage is named, and nothing else", arguments: damages)
    func named(damage: Damage) {
        var bag = self.bag
        damage.plant(&bag)
        #expect(bag.faults == damage.faults)
    }

    @Test("every change of one byte is named by its file, and no other file is")
    func everyByte() {
        var generator = SystemRandomNumberGenerator()
        for (path, bytes) in bag.files {
            for position in bytes.indices {
                var changed = bag
                let change = UInt8.random(in: 1...255, using: &generator)
                changed.files[path]?[position] ^= change
                let named = Set(
                    changed.judged.faults.map {
                        String($0.path.prefix { $0 != ":" })
                    })
                #expect(
                    named == [path], "byte \(position) of \(path) ^ \(change): \(changed.faults)")
            }
        }
    }

    @Test("what is a link, or cannot be read, is named")
    func notFiles() {
        var found = bag.files.map {
            BagFound(
                path: $0.key, sizeBytes: $0.value.count,
                content: .file(MemoryBag.digest($0.value)))
        }
        for index in found.indices where found[index].path == "data/case.xml" {
            found[index].content = .notFile
        }
        for index in found.indices where found[index].path == "data/0001-application.zip" {
            found[index].content = .unreadable("Input/output error")
        }
        let judged = BagJudgement(found, tags: bag.files.filter { !$0.key.contains("/") })
        #expect(
            judged.faults.map { "\($0.code.rawValue) \($0.path)" } == [
                "bag-unreadable data/0001-application.zip", "bag-changed data/case.xml",
            ])
    }

    @Test(
        "a bag of another maker needs no tag manifest, and may write its manifest as sha256sum does"
    )
    func foreign() {
        var bag = MemoryBag(["a.txt": "a"], [BagField("Source-Organization", "Elsewhere")])
        bag["tagmanifest-sha256.txt"] = nil
        bag["manifest-sha256.txt"] =
            (bag["manifest-sha256.txt"] ?? "").replacing("  data", with: " *data").uppercased()
            .replacing("DATA/A.TXT", with: "data/a.txt")
        #expect(bag.faults == [])
    }
}
