internal import Foundation
internal import Pipeline
internal import Synchronization
internal import System

/// Passphrases of private keys: from a file, from the service manager's credentials, or from a
/// person at a terminal, in this order.
enum Passphrases {
    /// Longest file with one, in bytes.
    private static let maxBytes = 4096

    /// What opens keys: of a file the same passphrase for each; of the credentials
    /// `<name>.passphrase` for one, `dengji.passphrase` for all; a person is asked once for each.
    static func unlock(file: String? = nil) -> KeyUnlock {
        let asked = Answers()
        let named = file ?? variable("DENGJI_PASSPHRASE_FILE")
        return KeyUnlock(credentials: credentials) { name in
            if let named { return try read(Path(named), isOwn: true) }
            if let given = try credential(name) { return given }
            guard Prompt.isPossible else { return nil }
            return try asked.answer(name) {
                try ask(Message(zh: "密钥 \(name) 的口令", en: "passphrase of the key \(name)"))
            }
        }
    }

    /// A passphrase for a key that is to be written: asked for twice where a person is there.
    /// `nil` when there is none.
    static func new(file: String?) throws -> [UInt8]? {
        if let named = file ?? variable("DENGJI_PASSPHRASE_FILE") {
            return try read(Path(named), isOwn: true)
        }
        if let given = try credential("dengji") { return given }
        guard Prompt.isPossible else { return nil }
        let first = try ask(Message(zh: "新口令", en: "new passphrase"))
        let second = try ask(Message(zh: "再输一遍", en: "the same once more"))
        guard first == second else {
            throw CommandError.usage(
                Message(
                    zh: "两次输入的口令不同，没有做任何事。", en: "the two differ; nothing was done."),
                advice: Message(zh: "重新运行", en: "Run it again"))
        }
        return first
    }

    /// A passphrase that a person is asked for when no file names one, as that of a PKCS#12 file.
    static func other(file: String?, _ question: Message) throws -> [UInt8] {
        if let file { return try read(Path(file), isOwn: true) }
        guard Prompt.isPossible else {
            throw CommandError.usage(
                Message(zh: "缺少：\(question.zh)", en: "missing: \(question.en)"),
                advice: Message(
                    zh: "用 --bundle-passphrase-file 指明口令文件。",
                    en: "Name a file with it: --bundle-passphrase-file FILE."))
        }
        return try ask(question)
    }

    /// The first line of a file; one of a person's own must not be readable by others.
    private static func read(_ path: Path, isOwn: Bool) throws -> [UInt8] {
        let file = try Files.open(path, .followingLink)
        let mode = try file.status().mode
        guard !isOwn || mode & 0o077 == 0 else {
            throw CommandError.environment(
                Message(
                    zh: "口令文件 \(path) 他人可以读取。", en: "others may read the passphrase in \(path)."),
                advice: Message(zh: "运行 chmod 600 \(path)", en: "Run: chmod 600 \(path)"))
        }
        let bytes = try file.readAll(max: maxBytes)
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard (1...1024).contains(line.count) else {
            throw CommandError.environment(
                Message(
                    zh: "口令文件 \(path) 的第一行应为 1 至 1024 字节。",
                    en: "the first line of \(path) is no passphrase of 1 to 1024 bytes."),
                advice: Message(zh: "把口令写在第一行", en: "Write the passphrase on its first line"))
        }
        return Array(line)
    }

    private static func credential(_ name: String) throws -> [UInt8]? {
        guard let credentials else { return nil }
        for name in [name, "dengji"] {
            let path = credentials.appending(Path(name + ".passphrase"))
            if try WorkspaceFolder.exists(path) { return try read(path, isOwn: false) }
        }
        return nil
    }

    private static func ask(_ question: Message) throws -> [UInt8] {
        // The question after echo is off: what is typed before that is dropped.
        let line = Terminal.input.withoutEcho {
            FileHandle.standardError.write(
                Data((question.text + Message(zh: "：", en: ": ").text).utf8))
            return readLine()
        }
        Console.note("")
        // Ctrl-C comes as a character, because nothing makes a signal of it meanwhile.
        guard let line, !line.isEmpty, !line.utf8.contains(0x03) else {
            throw CommandError.usage(
                Message(zh: "没有输入口令，没有做任何事。", en: "no passphrase was given; nothing was done."),
                advice: Message(zh: "重新运行", en: "Run it again"))
        }
        return Array(line.utf8)
    }

    private static var credentials: Path? { variable("CREDENTIALS_DIRECTORY").map { Path($0) } }

    private static func variable(_ name: String) -> String? {
        let value = ProcessInfo.processInfo.environment[name] ?? ""
        return value.isEmpty ? nil : value
    }

    /// What a person answered, so that the same is not asked twice.
    private final class Answers: Sendable {
        private let known = Mutex<[String: [UInt8]]>([:])

        func answer(_ name: String, _ ask: () throws -> [UInt8]) throws -> [UInt8] {
            if let answer = known.withLock({ $0[name] }) { return answer }
            let answer = try ask()
            known.withLock { $0[name] = answer }
            return answer
        }
    }
}
