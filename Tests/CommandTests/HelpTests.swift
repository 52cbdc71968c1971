import Testing

@Suite("Help says what a command does")
struct HelpTests {
    static let commands = [
        [], ["new"], ["pack"], ["check"], ["decide"], ["status"], ["verify"], ["calendar"],
        ["calendar", "explain"], ["calendar", "show"], ["courier"], ["courier", "init"],
        ["courier", "trust"], ["courier", "pack"], ["courier", "unpack"], ["courier", "status"],
        ["config"], ["config", "show"], ["party"], ["party", "list"], ["party", "show"],
        ["party", "register"], ["party", "change"], ["party", "suspend"], ["party", "resume"],
        ["party", "close"], ["party", "certificate"], ["party", "certificate", "add"],
        ["party", "certificate", "revoke"], ["party", "seal"],
        ["config"], ["config", "show"], ["find"], ["explain"], ["procedure"],
        ["procedure", "list"],
        ["procedure", "show"], ["report"], ["report", "statistics"], ["report", "register"],
        ["site"], ["archive"], ["archive", "list"], ["archive", "due"], ["archive", "export"],
        ["archive", "transfer"], ["archive", "dispose"], ["archive", "import"],
        ["archive", "bag"], ["backup"], ["restore"], ["reindex"], ["resend"], ["doctor"],
    ]
    static let languages = ["en": "C", "zh": "zh_CN.UTF-8"]

    @Test("in English and in Chinese", arguments: commands, ["en", "zh"])
    func help(command: [String], language: String) throws {
        let locale = try #require(HelpTests.languages[language])
        let ended = try Program.run(command + ["--help"], environment: ["LC_ALL": locale])
        #expect(ended.status == 0)
        #expect(ended.errors.isEmpty)
        let name = (["help"] + command).joined(separator: "-")
        try expectGolden(ended.output, "\(name).\(language)")
    }

    @Test("the version is a number of three parts")
    func version() throws {
        let ended = try Program.run(["--version"])
        #expect(ended.status == 0)
        #expect(ended.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }

    @Test(
        "LC_ALL, then LC_MESSAGES, then LANG choose the language",
        arguments: [
            (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], true),
            (["LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8"], false),
            (["LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "C"], true),
            (["LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"], false),
            (["LANG": "zh_CN.UTF-8"], true), (["LANG": "ZH_cn"], true), (["LANG": "de_DE"], false),
            ([:], false),
        ])
    func language(environment: [String: String], isChinese: Bool) throws {
        let arguments = ["calendar", "explain", "--from", "2026-01-04", "--days", "1"]
        let ended = try Program.run(arguments, environment: environment)
        #expect(ended.status == 0)
        #expect(ended.output.contains("届满") == isChinese)
        #expect(ended.output.contains("Ends:") == !isChinese)
    }
}
