import Foundation
import Testing

@Suite("dengji new asks on a terminal for what was not typed")
struct InterviewTests {
    @Test("kind by its name with a typing error first, applicant with a wrong code first, folder")
    func applicant() throws {
        let office = try Office()
        let seen = try Typing.run(
            ["new", "--id", "A-1", "--created", "2026-01-05T09:00:00+08:00"],
            in: office.scratch.folder,
            environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path], lines: 60,
            [
                .expect("resource-registration"), .expect("violation"), .expect("Which kind"),
                .send("resorce-registration\n"),
                .expect("Did you mean resource-registration?"), .expect("Which kind"),
                .send("resource-registration\n"), .expect("credit code"), .send("123\n"),
                .expect("credit code"), .send("\(OfficeTests.provider)\n"),
                .expect("Into which folder"), .expect("[resource-registration]"), .send("draft\n"),
                .expect(
                    "Next time: dengji new resource-registration --applicant "
                        + "\(OfficeTests.provider) -o draft"),
            ])
        #expect(seen.status == 0, "\(seen.terminal)")
        let typed = try office.run([
            "new", "resource-registration", "--applicant", OfficeTests.provider, "--id", "A-1",
            "--created", "2026-01-05T09:00:00+08:00", "-o", "typed",
        ])
        #expect(typed.status == 0)
        #expect(office.scratch.files("draft") == office.scratch.files("typed"))
        #expect(
            try office.scratch.text("draft/application.xml")
                == office.scratch.text("typed/application.xml"))
    }

    @Test("a kind by its number; a kind about an entry asks for it, and a wrong number is told")
    func entry() throws {
        let office = try Office()
        let seen = try Typing.run(
            ["new", "-o", "c"], in: office.scratch.folder,
            environment: [
                "DENGJI_WORKSPACE": office.scratch.url("ws").path, "LC_ALL": "zh_CN.UTF-8",
            ], lines: 60,
            [
                .expect("登记（办法第二章）"), .expect(" 3  变更登记"), .expect("序号或者名称"),
                .send("3\n"), .expect("哪一项"), .send("DJ-1\n"), .expect("登记簿中没有"),
                .expect("哪一项"), .send("\n"), .expect("申请人"), .send("\n"),
                .expect("下次可以直接运行：dengji new change -o c"),
            ])
        #expect(seen.status == 0, "\(seen.terminal)")
        #expect(office.scratch.files("c").contains("application.xml"))
    }

    @Test("Ctrl-D ends it with nothing done")
    func ended() throws {
        let office = try Office()
        let seen = try Typing.run(
            ["new"], in: office.scratch.folder,
            environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path], lines: 60,
            [.expect("Which kind"), .send("\u{04}"), .expect("nothing was done")])
        #expect(seen.status == 2)
        #expect(office.scratch.files().allSatisfy { $0.hasPrefix("ws/") })
    }

    @Test("nothing is asked where standard input or standard error is no terminal")
    func noTerminal() throws {
        let office = try Office()
        for tty in [["stdout", "stderr"], ["stdin", "stdout"]] {
            let seen = try Typing.run(
                ["new"], in: office.scratch.folder,
                environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path], tty: tty)
            #expect(seen.status == 2)
            #expect(!(seen.terminal + seen.stderr).contains("Which kind"))
            #expect((seen.terminal + seen.stderr).contains("dengji new resource-registration -o"))
        }
    }
}
