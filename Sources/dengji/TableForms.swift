internal import Examination
internal import Packages
internal import Registry
internal import System
internal import Tables
internal import WorkingDays
internal import XML

/// Empty tables to be filled in.
enum TableForms {
    /// Writes the table of a kind; a CSV gets one more file for each kind of repeated values.
    static func write(_ kind: String, to target: Path, _ workspace: WorkspaceFolder) throws {
        let rules = try workspace.rules()
        let check = try PackageCheck(workspace, received: ArgumentReading.now().day)
        let form = try form(of: kind, check)
        let bytes = rules.folder("examples").first { $0.name == kind + ".xml" }?.bytes ?? []
        let example = try root(bytes, "examples/\(kind).xml", form)
        let template = TableTemplate(form, example: example)
        let name = target.description
        if let rows = template.list { return try write(list: rows, of: form, to: target) }
        var made = [name]
        if name.lowercased().hasSuffix(".xlsx") {
            try FileWriting.add(
                target,
                try workbook(
                    [(sheetName(form), template.main)]
                        + template.groups.map { ($0.label, $0.rows) }))
        } else {
            try FileWriting.add(target, CSVWriter.bytes(template.main))
            for group in template.groups {
                let path = sheet(group.name, beside: target)
                try FileWriting.add(path, CSVWriter.bytes(group.rows))
                made.append(path.description)
            }
        }
        tell(made.joined(separator: Message(zh: "、", en: ", ").text), "--from \(name)")
    }

    /// Writes the table of a kind whose document is a list; what is not an item is in the file of
    /// `--defaults`.
    private static func write(list rows: [[String]], of form: FormOutline, to target: Path) throws {
        let name = target.description
        let label = form.listGroup?.label ?? form.kind.rawValue
        try FileWriting.add(
            target,
            name.lowercased().hasSuffix(".xlsx")
                ? try workbook([(label, rows)]) : CSVWriter.bytes(rows))
        tell(name, "\(form.kind.rawValue) --from \(name) --defaults \(form.root).xml")
    }

    private static func tell(_ made: String, _ command: String) {
        Console.print(
            Message(
                zh: "已生成 \(made)：以 # 开头的行是说明，可以删去。填好后运行 dengji new \(command)",
                en: "made \(made): rows that begin with # explain and may be deleted. Fill it in, "
                    + "then run dengji new \(command)"
            ).text)
    }

    /// What the kind registers, as its XSD calls it.
    private static func sheetName(_ form: FormOutline) -> String {
        ["resource", "product", "authorisation"].compactMap { form.labels[$0] }.first
            ?? form.kind.rawValue
    }

    /// The form of a kind; throws when the schemas do not know it.
    static func form(of kind: String, _ check: PackageCheck) throws -> FormOutline {
        guard let form = try check.form(of: kind) else {
            throw CommandError.usage(
                Message(zh: "没有“\(kind)”这种来件。", en: "there is no kind “\(kind)”."),
                advice: Message(
                    zh: "用 dengji new KIND 看可以选的种类。", en: "dengji new KIND lists the kinds."))
        }
        return form
    }

    /// The root of an application of a form's kind.
    static func root(_ bytes: [UInt8], _ name: String, _ form: FormOutline) throws -> FormNode {
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard),
            document.root.name == form.root, document.root.namespace == form.namespace
        else {
            throw CommandError.usage(
                Message(
                    zh: "\(name) 不是一份 \(form.root) 文档。", en: "\(name) is no \(form.root) document."),
                advice: Message(
                    zh: "用 dengji new \(form.kind.rawValue) 生成一份，改写后再用。",
                    en: "Make one with dengji new \(form.kind.rawValue) and edit it."))
        }
        return FormNode(document.root)
    }

    /// `catalogue.items.csv` beside `catalogue.csv`.
    static func sheet(_ name: String, beside table: Path) -> Path {
        Path(stem(of: table).description + "." + name + ".csv")
    }

    /// A path without the end of its name, `catalogue` of `catalogue.csv`.
    static func stem(of path: Path) -> Path {
        let name = path.description
        guard let dot = name.lastIndex(of: "."), name[dot...].allSatisfy({ $0 != "/" }) else {
            return path
        }
        return Path(String(name[..<dot]))
    }

    /// The bytes of a workbook.
    static func workbook(_ sheets: [(name: String, rows: [[String]])]) throws -> [UInt8] {
        switch try XLSXWriter.bytes(sheets) {
        case .written(let bytes): return bytes
        case .refused(let problems):
            throw CommandError.environment(
                Message(
                    zh: "表格过大：\(problems[0].chinese)", en: "too large: \(problems[0].english)"),
                advice: Message(
                    zh: "把表格分成几个，逐个运行 dengji new --from",
                    en: "Split the table and run dengji new --from for each part"))
        }
    }
}
