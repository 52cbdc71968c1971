import Foundation
import Testing

@Suite("Manual pages and completion, as make install writes them")
struct ManualTests {
    /// `make manual` into a scratch folder.
    private static func installed() throws -> Scratch {
        let scratch = try Scratch()
        let status = try Program.oracle(
            "make", "-s", "-C", Program.root.path, "manual", "PROGRAM=\(Program.path.path)",
            "DESTDIR=\(scratch.folder.path)", "PREFIX=/usr")
        #expect(status == 0)
        return scratch
    }

    @Test("every command has a page in both languages, and nothing else has")
    func pages() throws {
        let scratch = try ManualTests.installed()
        let dump = try Program.run(["--experimental-dump-help"]).json()
        let names = ManualTests.names(
            of: try #require(dump["command"] as? [String: Any]), above: "")
        #expect(names.count > 35)
        for folder in ["man1", "zh_CN/man1"] {
            #expect(scratch.files("usr/share/man/\(folder)") == names.map { $0 + ".1" }.sorted())
        }
    }

    @Test("groff and mandoc read them without a warning", arguments: ["man1", "zh_CN/man1"])
    func rendered(folder: String) throws {
        let scratch = try ManualTests.installed()
        for name in scratch.files("usr/share/man/\(folder)") {
            let path = scratch.url("usr/share/man/\(folder)/\(name)").path
            let groff = try ManualTests.shell(
                "groff -K utf8 -man -ww -Tutf8 \"$0\" 2>&1 >/dev/null", path)
            #expect(groff.isEmpty, "\(name): \(groff)")
            let mandoc = try ManualTests.shell("mandoc -K utf-8 -Tlint -Wwarning \"$0\" 2>&1", path)
            #expect(mandoc.isEmpty, "\(name): \(mandoc)")
        }
        let shown = try ManualTests.shell(
            "groff -K utf8 -man -Tutf8 -P-cbou \"$0\"",
            scratch.url("usr/share/man/\(folder)/dengji-status.1").path)
        for text in ["--watch", "370900-2026-000001", "NO_COLOR", "registry/"] {
            #expect(shown.contains(text), "\(text) in \(shown)")
        }
    }

    @Test("the examples of a page can be typed: command, options and number of arguments are right")
    func examples() throws {
        let scratch = try ManualTests.installed()
        let dump = try Program.run(["--experimental-dump-help"]).json()
        let root = try #require(dump["command"] as? [String: Any])
        var count = 0
        for name in scratch.files("usr/share/man/man1") {
            let text = try scratch.text("usr/share/man/man1/\(name)")
            guard let examples = text.components(separatedBy: ".SH \"EXAMPLES\"").dropFirst().first
            else { continue }
            for match in examples.matches(of: /\\fB(dengji.*)\\fR/) {
                let words = match.1.replacing("\\-", with: "-").split(separator: " ").map(
                    String.init)
                try ManualTests.expectTypable(Array(words.dropFirst()), root)
                count += 1
            }
        }
        #expect(count > 45)
    }

    @Test("bash, zsh and fish take the completion scripts")
    func scripts() throws {
        let scratch = try ManualTests.installed()
        let share = scratch.url("usr/share").path
        for (shell, file) in [
            ("bash", "bash-completion/completions/dengji"), ("zsh", "zsh/site-functions/_dengji"),
            ("fish", "fish/vendor_completions.d/dengji.fish"),
        ] {
            #expect(try Program.oracle(shell, "-n", "\(share)/\(file)") == 0, "\(shell)")
        }
    }

    @Test("bash completes subcommands, kinds and the numbers of open cases")
    func completed() throws {
        let office = try Office()
        try office.open()
        let scratch = try ManualTests.installed()
        let script = scratch.url("usr/share/bash-completion/completions/dengji").path
        let ask = """
            export PATH="$(dirname "$1"):$PATH" DENGJI_WORKSPACE="$2"; . "$0"; shift 2
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
            _dengji dengji "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        func complete(_ words: String...) throws -> [String] {
            try ManualTests.shell(
                ask, program: "bash",
                [script, Program.path.path, office.scratch.url("ws").path] + words
            ).split(separator: "\n").map { String($0).trimmingCharacters(in: .whitespaces) }
        }
        #expect(try complete("dengji", "sta") == ["status"])
        #expect(
            try complete("dengji", "new", "resource-") == ["resource-registration"])
        #expect(try complete("dengji", "status", "37") == [OfficeTests.number])
        #expect(try complete("dengji", "party", "show", "11370900DEMQ00003").count == 1)
    }

    // MARK: Support

    private static func names(of command: [String: Any], above: String) -> [String] {
        guard let own = command["commandName"] as? String, own != "help",
            command["shouldDisplay"] as? Bool != false
        else { return [] }
        let name = above.isEmpty ? own : "\(above)-\(own)"
        let below = command["subcommands"] as? [[String: Any]] ?? []
        return [name] + below.flatMap { names(of: $0, above: name) }
    }

    private static func expectTypable(_ words: [String], _ root: [String: Any]) throws {
        var rest = words[...]
        var command = root
        while let word = rest.first,
            let below = (command["subcommands"] as? [[String: Any]])?.first(where: {
                $0["commandName"] as? String == word
            })
        {
            command = below
            rest = rest.dropFirst()
        }
        let arguments = command["arguments"] as? [[String: Any]] ?? []
        var positional = 0
        while let word = rest.popFirst() {
            guard word.hasPrefix("-") else {
                positional += 1
                continue
            }
            let option = arguments.first { argument in
                (argument["names"] as? [[String: String]] ?? []).contains {
                    ($0["kind"] == "long" ? "--" : "-") + ($0["name"] ?? "") == word
                }
            }
            #expect(option != nil, "\(word) of \(words)")
            if option?["kind"] as? String == "option" { _ = rest.popFirst() }
        }
        let places = arguments.filter { $0["kind"] as? String == "positional" }
        let needed = places.count { $0["isOptional"] as? Bool != true }
        let isOpen = places.contains { $0["isRepeating"] as? Bool == true }
        #expect(positional >= needed && (isOpen || positional <= places.count), "\(words)")
    }

    private static func shell(_ script: String, _ argument: String) throws -> String {
        try shell(script, program: "sh", [argument])
    }

    private static func shell(
        _ script: String, program: String, _ arguments: [String]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program, "-c", script] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
