internal import Registry
internal import System
internal import WorkingDays

/// An example package out of `schemas/examples/`.
struct ExamplePackage {
    /// Where a package about an entry names it.
    static let entryNumber = "/application/entry[1]/number[1]"

    /// The kind.
    let kind: String
    private var application: DocumentText
    private let attachments: [(name: String, bytes: [UInt8])]

    /// The example of a kind; throws with the kinds that exist when there is none.
    init(kind: String, rules: RuleFiles) throws {
        let folder = rules.folder("examples")
        guard let found = folder.first(where: { $0.name == kind + ".xml" }) else {
            let names = KindList.names(in: rules)
            let near = Likeness.nearest(to: kind, among: names)
            throw CommandError.usage(
                Message(zh: "没有“\(kind)”这种来件的示例。", en: "there is no example of “\(kind)”."),
                advice: Message(
                    zh: (near.map { "是不是 dengji new \($0)？" } ?? "")
                        + "可以选：\(names.joined(separator: "、"))",
                    en: (near.map { "Did you mean dengji new \($0)? " } ?? "")
                        + "Choose one of: \(names.joined(separator: ", "))"))
        }
        self.kind = kind
        application = DocumentText(found.bytes)
        attachments = folder.filter { $0.name.hasPrefix(kind + "/") }.map { file in
            (String(file.name.dropFirst(kind.count + 1)), file.bytes)
        }
    }

    /// Name of the document's root, `application`; the document is called after it.
    private var root: String {
        let roots = application.elements.map(\.path).filter { !$0.dropFirst().contains("/") }
        return roots.first.map { String($0.dropFirst()) } ?? "application"
    }

    /// Whether packages of the kind are about an entry of the register.
    var concernsEntry: Bool { application.element(ExamplePackage.entryNumber) != nil }

    /// The kinds with an example that are about an entry, by name.
    static func kinds(aboutEntriesIn rules: RuleFiles) -> [String] {
        rules.folder("examples").filter { file in
            !file.name.contains("/") && file.name.hasSuffix(".xml")
                && DocumentText(file.bytes).element(entryNumber) != nil
        }.map { String($0.name.dropLast(4)) }
    }

    /// Name of the document, `application.xml`.
    var documentName: String { root + ".xml" }

    /// `resource-registration-20260105-090000`: nobody makes two in a second by hand.
    func defaultID(at moment: Instant) -> PackageID {
        let digits = moment.iso.prefix(19).filter { $0.isNumber }
        guard let id = PackageID("\(kind.prefix(40))-\(digits.prefix(8))-\(digits.suffix(6))")
        else { preconditionFailure("a kind is made of letters and hyphens") }
        return id
    }

    /// Writes what is known into the application; gives the elements of the applicant that still
    /// say what the example says, none where no applicant was named.
    mutating func fill(id: PackageID, created: Instant, applicant: ExampleApplicant?) -> [String] {
        if let root = application.element("/" + root) {
            application.setAttribute("id", of: root, to: id.text)
            application.setAttribute("created", of: root, to: created.iso)
        }
        guard let applicant else { return [] }
        let path = "/\(root)/applicants[1]/applicant[1]"
        guard application.element(path) != nil else {
            _ = application.setText(of: "/\(root)/party[1]", to: applicant.id.code)
            return []
        }
        var known = [("code", applicant.id.code)]
        if let party = applicant.party {
            known += [("name", party.name), ("region", party.region)]
            let kind =
                party.roles.first { $0 == .provider } ?? party.roles.first { $0 == .operator }
            if let kind { known.append(("kind", kind.rawValue)) }
        }
        for (name, value) in known { _ = application.setText(of: "\(path)/\(name)[1]", to: value) }
        let holder = "/\(root)/resource[1]/holder[1]"
        for (name, value) in known where name == "name" || name == "code" {
            _ = application.setText(of: "\(holder)/\(name)[1]", to: value)
        }
        let names = ["name", "kind", "address", "region", "representative", "contact"]
        return names.filter { name in
            !known.contains { $0.0 == name } && application.element("\(path)/\(name)[1]") != nil
        }
    }

    /// Writes what the register says of an entry into the application; gives the elements that it
    /// does not know.
    mutating func fill(id: PackageID, created: Instant, entry: EntryFilling) -> [String] {
        _ = fill(id: id, created: created, applicant: nil)
        return entry.fill(&application, created: created)
    }

    /// Makes the folder; throws when it exists.
    func write(to folder: Path) throws {
        guard try !WorkspaceFolder.exists(folder) else {
            throw CommandError.usage(
                Message(zh: "\(folder) 已经存在，不覆盖。", en: "\(folder) exists and is kept."),
                advice: Message(zh: "用 -o 指明另一个文件夹。", en: "Name another folder with -o."))
        }
        try Files.makeFolder(folder, permissions: 0o777)
        try FileWriting.create(
            folder.appending(Path(documentName)), application.finish())
        for (name, bytes) in attachments {
            var parent = folder
            for part in name.split(separator: "/").dropLast() {
                parent = parent.appending(Path(String(part)))
                if try !WorkspaceFolder.exists(parent) {
                    try Files.makeFolder(parent, permissions: 0o777)
                }
            }
            try FileWriting.create(folder.appending(Path(name)), bytes)
        }
    }
}
