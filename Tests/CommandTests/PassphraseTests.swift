import Foundation
import Testing

@Suite("Passphrases on a terminal")
struct PassphraseTests {
    private let registrar = "12370900DEMQ00001U"

    @Test("are asked for twice, not shown, and asked for again when the key is to sign")
    func asked() throws {
        let office = try Office()
        let environment = ["DENGJI_WORKSPACE": office.scratch.url("ws").path]
        func rotate(_ second: String) throws -> Typing {
            try Typing.run(
                ["key", "rotate", registrar], in: office.scratch.folder, environment: environment,
                [
                    .expect("new passphrase"), .send("sesame 1\n"), .expect("once more"),
                    .send(second + "\n"),
                ])
        }
        let differing = try rotate("sesame 2")
        #expect(differing.status == 2 && differing.terminal.contains("differ"))
        let done = try rotate("sesame 1")
        #expect(done.status == 0, "\(done.terminal)")
        #expect(!(done.terminal + differing.terminal).contains("sesame"))
        let name = try #require(
            office.scratch.files("ws/registry/keys")
                .first { $0.contains(registrar + ".") && $0.hasSuffix(".key.pem") }
                .flatMap { $0.split(separator: "/").last })
        let key = try office.scratch.text("ws/registry/keys/" + name)
        #expect(key.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        func start(_ answer: String) throws -> Typing {
            try Typing.run(
                ["run", "--once"], in: office.scratch.folder, environment: environment,
                [.expect("passphrase of the key \(registrar)"), .send(answer)])
        }
        let wrong = try start("sesame\n")
        #expect(wrong.status == 3 && wrong.terminal.contains("does not open"), "\(wrong.terminal)")
        // Ctrl-C ends it, and the terminal shows again what is typed.
        let ended = try start("ses\u{3}\n")
        #expect(ended.status == 2 && ended.terminal.contains("nothing was done"))
        let good = try start("sesame 1\n")
        #expect(good.status == 0, "\(good.terminal)")
        #expect(!(wrong.terminal + good.terminal).contains("sesame"))
    }
}
