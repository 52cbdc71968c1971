import Foundation
import Testing

@testable import Packages

/// Packages of tools that a Debian base has not: made once by `tools/make.sh`, and again where the
/// tools are; and imitations of what other systems write, made by `imitate.py`.
@Suite("Packages of other systems")
struct ToolTests {
    struct Tool: CustomTestStringConvertible, Sendable {
        let file: String
        let rules: [String]

        init(_ file: String, _ rules: String...) {
            self.file = file
            self.rules = rules
        }

        var testDescription: String { file }
    }

    static let made = [
        Tool("7z-plain"), Tool("7z-utf8"), Tool("7z-local"), Tool("7z-copy"),
        Tool("7z-lzma", "ZIP-METHOD"), Tool("7z-deflate64", "ZIP-METHOD"),
        Tool("7z-password", "ZIP-ENCRYPTED"), Tool("7z-password-aes", "ZIP-ENCRYPTED"),
        Tool("7z-volume-first", "ZIP-TRUNCATED"), Tool("7z-volume-last", "ZIP-DIRECTORY"),
        Tool("java-gbk"), Tool("java-utf8"), Tool("java-jar"),
    ]

    static let imitated = [
        Tool("macos-flag"), Tool("macos-noflag"), Tool("macos-newer"), Tool("explorer-gbk"),
        Tool("explorer-utf8"), Tool("dotnet-backslash", "ZIP-NAME-BACKSLASH"),
    ]

    static let files: [String: [UInt8]] = [
        "application.xml": Array("<application/>".utf8),
        "附件/说明.txt": Array(String(repeating: "数据 data\n", count: 100).utf8),
        "附件/目录.csv": Array("目录".utf8), "附件/空.txt": [],
    ]

    private func check(_ tool: Tool, in folder: URL) throws {
        let path = folder.appendingPathComponent(tool.file + ".zip")
        let bytes = Array(try Data(contentsOf: path))
        if tool.rules.isEmpty {
            #expect(try soundContents(bytes) == ToolTests.files, "\(tool.file)")
        } else {
            #expect(Set(try problems(bytes).map(\.id)) == Set(tool.rules), "\(tool.file)")
        }
    }

    static let folder = CraftedKind.scripts.appendingPathComponent("tools")

    @Test("7-Zip and Java, as they were made once", arguments: made)
    func asMade(_ tool: Tool) throws { try check(tool, in: ToolTests.folder) }

    @Test(
        "7-Zip and Java, as they make them here",
        .enabled(if: has("7z") && has("java") && has("jar") && has("openssl")))
    func madeAnew() throws {
        try withFolder { folder in
            let run = try shell("'\(ToolTests.folder.path)/make.sh' .", in: folder)
            try #require(run.status == 0, "\(run.output)")
            for tool in ToolTests.made { try check(tool, in: folder) }
        }
    }

    @Test("macOS, Windows and .NET, in what they have of their own")
    func imitations() throws {
        try withFolder { folder in
            let run = try shell(
                "python3 -B '\(CraftedKind.scripts.path)/imitate.py' .", in: folder)
            try #require(run.status == 0, "\(run.output)")
            for tool in ToolTests.imitated { try check(tool, in: folder) }
            for file in ["macos-flag", "macos-newer"] {
                let path = folder.appendingPathComponent(file + ".zip")
                let found = try structure(Array(try Data(contentsOf: path)))
                // Rubbish is remarked on and not looked at, its folders included.
                #expect(found.remarks.map(\.id) == Array(repeating: "ZIP-IGNORED", count: 5))
            }
        }
    }
}
