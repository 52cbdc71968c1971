internal import Examination
internal import Packages
internal import Registry
internal import Seals
internal import System
internal import Tables
internal import WorkingDays
internal import XML

/// `dengji new --from TABLE`: each row becomes a package, examined as intake would.
struct TableRun {
    private let form: FormOutline
    private let table: Path
    private let folder: Path
    private let input: TableInput
    private let composer: RowComposer
    private let check: PackageCheck
    private let packer: RowPacker
    private let options: TableOptions
    private let created: Instant
    private let isCreatedGiven: Bool

    /// Reads the table and what goes with it; schemas are compiled once.
    init(
        kind: String, from table: Path, to folder: Path?, created: Instant?,
        _ options: TableOptions, _ workspace: WorkspaceFolder
    ) throws {
        self.table = table
        self.options = options
        self.created = created ?? ArgumentReading.now()
        isCreatedGiven = created != nil
        self.folder = folder ?? Path(TableForms.stem(of: table).description + ".packages")
        check = try PackageCheck(
            workspace, received: options.received ?? ArgumentReading.now().day)
        form = try TableForms.form(of: kind, check)
        let defaults = try options.defaults.map { [form] name in
            try TableForms.root(try WorkspaceFolder.bytes(of: Path(name)), name, form)
        }
        do {
            input = try TableInput(
                table, form,
                listID: options.prefix ?? defaults?.value(at: "@id")
                    ?? TableForms.stem(of: table).lastName.description)
        } catch let refusal as TableRefusal {
            throw TableRun.told(refusal, table)
        }
        composer = RowComposer(
            form: form, columns: input.columns, rows: input.body.rows, defaults: defaults,
            sheets: input.sheets)
        packer = RowPacker(
            folder: self.folder,
            files: try TableFiles(table: table, defaults: options.defaults.map { Path($0) }),
            seal: try options.key.map { try SigningKey.seal($0) })
    }

    /// A table that cannot be read is a result about it, status 1.
    private static func told(_ refusal: TableRefusal, _ table: Path) -> Unsatisfied {
        Console.note(
            Message(zh: "\(table)：\(refusal.chinese)", en: "\(table): \(refusal.english)").text)
        return Unsatisfied()
    }

    /// Makes the packages, the files of findings and the report; ends with findings by throwing.
    func run() throws {
        if !input.columns.unknown.isEmpty {
            let list = input.columns.unknown.joined(separator: Message(zh: "、", en: ", ").text)
            Console.note(
                Message(zh: "不识别的列，不取：\(list)", en: "columns not known, left out: \(list)").text)
        }
        if try !WorkspaceFolder.exists(folder) {
            try Files.makeFolder(folder, permissions: 0o777)
        }
        var results: [RowResult] = []
        var seen = SeenRows(composer)
        let rows = input.body.rows
        let progress = ProgressLine(Message(zh: "制作来件", en: "packages"), total: rows.count)
        defer { progress.finish() }
        for row in rows {
            results.append(try make(row, &seen))
            progress.advance()
        }
        let strays = seen.strays(in: input.sheets)
        let report = TableReport(
            table: table, folder: folder, results: results, stray: strays, check: check,
            files: try write(results, strays))
        switch options.format {
        case .text: Console.print(report.text)
        case .json: Console.print(try JSONText.of(report))
        }
        guard report.isClean else { throw Unsatisfied() }
    }

    /// Writes the files of findings beside the table; gives their names.
    private func write(_ results: [RowResult], _ strays: [PlacedFinding]) throws -> [Path] {
        let sheets = FindingSheets(input, results, strays)
        let stem = TableForms.stem(of: TableInput.original(table)).description + ".findings"
        let csv = Path(stem + ".csv")
        let shown = input.isList ? sheets.all[1].rows : sheets.main
        try FileWriting.replace(csv, CSVWriter.bytes(shown))
        guard input.book.form == .xlsx, !input.isList else { return [csv] }
        let xlsx = Path(stem + ".xlsx")
        try FileWriting.replace(xlsx, try TableForms.workbook(sheets.all))
        return [csv, xlsx]
    }

    // MARK: One row

    private func make(_ row: TableRow, _ seen: inout SeenRows) throws -> RowResult {
        let id = composer.columns.column(at: "@id").map { row[$0.index].text } ?? ""
        let name = id.isEmpty ? generatedID(row) : id
        let early = seen.findings(row, id: name)
        let file = seen.fileName(name, row)
        let earlier = try packer.earlier(file, form)
        let time =
            given(row) ?? (isCreatedGiven ? created.iso : earlier?.created ?? created.iso)
        let composed = try composer.compose(row, id: name, created: time, look: packer.look)
        let isSame = earlier?.document == composed.document
        let made = try packer.write(composed, of: form, as: file, isThere: isSame)
        var placed = early + composed.findings
        switch made {
        case .refused(let findings): placed += composer.placed(findings, in: composed, from: row)
        case .file(let path):
            let found = try examine(path, as: file, isKept: isSame)
            placed += composer.placed(found, in: composed, from: row)
        }
        let isValid = placed.allSatisfy { $0.finding.severity == .remark }
        var state = RowResult.State.refused
        if case .file(let path) = made {
            let isWanted = isValid || options.keepInvalid
            if !isSame { try packer.settle(path, as: file, isWanted: isWanted) }
            if isWanted { state = isSame ? .unchanged : .written }
        }
        if state == .refused, earlier != nil { noteStale(file, row) }
        return RowResult(
            row: row.number, id: name, state: state, file: state == .refused ? nil : file,
            findings: placed)
    }

    /// What intake would find; a file that could not be judged does not stay behind.
    private func examine(_ path: Path, as name: String, isKept: Bool) throws -> [Finding] {
        do {
            return try check.check(try OpenedFile(path), name: name).examination.findings
        } catch {
            if !isKept { try FileWriting.remove(path) }
            throw error
        }
    }

    /// Nobody's file is taken away, but what an earlier run left is no longer what the row says.
    private func noteStale(_ file: String, _ row: TableRow) {
        let path = folder.appending(Path(file))
        Console.note(
            Message(
                zh: "\(path) 是以前写的，第 \(row.number) 行现在有问题：不要发送它。",
                en: "\(path) is of an earlier run, and row \(row.number) now has findings: do not "
                    + "send it."
            ).text)
    }

    /// The time of making, when the table or the common values say it.
    private func given(_ row: TableRow) -> String? { composer.value(at: "@created", of: row) }

    /// `<prefix>-0012` for row 12.
    private func generatedID(_ row: TableRow) -> String {
        let stem = TableForms.stem(of: TableInput.original(table)).lastName.description
        let plain = (options.prefix ?? stem).unicodeScalars.filter {
            $0.isASCII
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-"
                    || $0 == "_" || $0 == ".")
        }
        var prefix = String(String.UnicodeScalarView(plain).prefix(50))
        while let first = prefix.first, !first.isLetter, !first.isNumber { prefix.removeFirst() }
        let digits = String(row.number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return (prefix.isEmpty ? "row" : prefix) + "-" + padding + digits
    }
}
