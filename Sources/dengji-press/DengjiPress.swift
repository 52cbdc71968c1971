// dengji-press: the child process in which papers become PDFs.
//
// What it is for: text that strangers wrote meets code that lays out and draws fonts (Pango, HarfBuzz,
// Cairo) and code that rewrites PDFs (libqpdf) only here. `dengji run` starts one for the view thread,
// `dengji explain --pdf` one for itself.
// Arguments: the path of a set of schemas, then `family=NAME` for each family of fonts and
// `seal=CODE:FILE` for each picture of a seal. Standard input: requests, standard output: one reply to
// each, `ready` before the first (`Press` in the room Press).
//
// Guarantees: the same paper with the same fonts and libraries gives the same bytes: no clock, no
// random id, no setting of the machine's fontconfig. What is printed is what `PaperReading` reads in
// the paper, which is attached byte for byte.
//
// Between the fonts' names and the word `ready` it locks itself in (room Cell): of paths the folders of fonts
// and their cache are left, to read; no network, no new process.
//
// Never: holds a key, opens a path after it is ready but for fonts, writes anything but its replies,
// judges whether a paper is genuine.
//
// Failures: code 0 when standard input ends; 2 for wrong arguments; 3 when schemas, fonts or a picture
// cannot be used, said by `failed` in place of `ready`, or when what came is no request, said on
// standard error. What is wrong with one paper is the reply `failed`. A crash costs the paper in hand alone: another one is started.
internal import Cell
internal import Press
internal import Registry
internal import System
internal import Views

@main
struct DengjiPress {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let rules = arguments.first,
            let settings = PrintSettings(arguments: Array(arguments.dropFirst()))
        else {
            stop(
                code: 2,
                "usage: dengji-press SCHEMAS family=NAME… [seal=CODE:FILE…] (started by dengji)")
        }
        let sheets: PaperSheets
        do {
            try ThisProcess.useUniversalTime()
            sheets = try self.sheets(Path(rules), settings)
            // From now on behind everything else on the machine.
            try ThisProcess.setThreadNice(19)
        } catch {
            // Whoever started it is told why, in place of `ready`.
            say(Press.framed(PressReply.failed("\(error)").encoded()) ?? [], on: 1)
            ThisProcess.end(code: 3)
        }
        let gaps = Cell.lockIn(by: .press(fonts: FontSet.folders.map { Path($0) }))
        do {
            let service = PressService(
                sheets, input: FileDescriptor(adopting: 0, subject: "standard input"),
                output: FileDescriptor(adopting: 1, subject: "standard output"))
            try service.run(lacking: gaps.map(\.description))
        } catch {
            stop(code: 3, "\(error)")
        }
    }

    private static func sheets(_ rules: Path, _ settings: PrintSettings) throws -> PaperSheets {
        let files = try Files.contents(below: rules, maxFileBytes: RuleFiles.maxFileBytes)
        var pictures: [PartyID: [UInt8]] = [:]
        for (party, path) in settings.seals {
            pictures[party] = try Files.open(Path(path)).readAll(max: maxPictureBytes)
        }
        // Nothing here asks for the set's digest.
        let digest = ContentDigest(sha256: String(repeating: "0", count: 64))
        return PaperSheets(
            printer: try PaperPrinter(rules: RuleFiles(files: files, digest: digest)),
            typesetter: Typesetter(try FontSet(settings.families)),
            seals: SealCase(pictures: pictures))
    }

    private static let maxPictureBytes = 4 << 20

    private static func stop(code: Int32, _ reason: String) -> Never {
        say(Array("dengji-press: \(reason)\n".utf8), on: 2)
        ThisProcess.end(code: code)
    }

    private static func say(_ bytes: [UInt8], on number: Int32) {
        do {
            let output = FileDescriptor(adopting: number, subject: "standard output or error")
            try output.write(bytes)
        } catch {
            // Nobody listens; the code says it all the same.
        }
    }
}
