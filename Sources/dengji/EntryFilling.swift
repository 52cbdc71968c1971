internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays
internal import XML

/// What `dengji new KIND --entry NUMBER` writes into the example of an application about an entry.
struct EntryFilling {
    private let folio: RegisterFolio
    /// Fields that may change, with what they are called: as the XSD lists them.
    private let fields: [(path: String, label: String)]
    /// The commitment in force; `nil` where the workspace has no registry.
    private let commitment: String?

    /// Reads the entry; throws when the register has none of that number.
    init(number: String, in workspace: WorkspaceFolder) throws {
        let place =
            EntrySeries.isNumber(number)
            ? workspace.path(Path("registry/" + RegisterPlace.file(of: number))) : nil
        guard let place, try WorkspaceFolder.exists(place) else {
            throw CommandError.usage(
                Message(
                    zh: "登记簿中没有登记编号“\(number)”。",
                    en: "the register has no entry “\(number)”."),
                advice: Message(
                    zh: "请按登记凭证填写登记编号，如 DJ-370900-2026-000045-K；工作区用 --workspace 指明。",
                    en: "Put in the number on the certificate, such as DJ-370900-2026-000045-K; "
                        + "--workspace names the workspace."))
        }
        folio = try EntryFile.read(try WorkspaceFolder.bytes(of: place))
        commitment = try workspace.configuration()?.commitmentVersion
        let kind = folio.kind
        fields = try EntryFilling.fields(of: try workspace.rules()).filter { field in
            EntryFilling.change(of: field.path).belongs(to: kind)
        }
    }

    /// Writes number, version, registrants, old end and fields; gives the elements of registrants
    /// that the register does not know, which still have to be filled in.
    ///
    /// Registrants are written where applications under an entry are theirs: of data, of an
    /// authorisation and of what is granted under it.
    func fill(_ text: inout DocumentText, created: Instant) -> [String] {
        let entry = folio.current
        _ = text.setText(of: ExamplePackage.entryNumber, to: folio.number)
        _ = text.setText(of: "/application/entry[1]/version[1]", to: String(entry.version))
        _ = text.setText(of: "/application/entry[1]/effective[1]", to: created.day.iso)
        if let until = entry.validUntil {
            _ = text.setText(of: "/application/renewal[1]/oldExpiry[1]", to: until.iso)
        }
        if let place = text.element("/application/commitment[1]") {
            text.setAttribute("date", of: place, to: created.day.iso)
            if let commitment { text.setAttribute("version", of: place, to: commitment) }
        }
        text.setMarkup(of: "/application/changes[1]", to: changes)
        // Whoever applies under a plan or an announcement is not in its entry.
        guard ["DJ", "SQ", "XQ", "SC"].contains(folio.number.prefix(2)),
            text.setMarkup(of: "/application/applicants[1]", to: applicants)
        else { return [] }
        return ["address"]
    }

    private var applicants: String {
        folio.current.registrants.map { registrant in
            let parts = registrant.contact.split(separator: " ", maxSplits: 1).map(String.init)
            return """

                    <applicant>
                      <name>\(DocumentText.escaped(registrant.name))</name>
                      <code>\(registrant.id.code)</code>
                      <kind>\(DocumentText.escaped(registrant.kind))</kind>
                      <!-- 登记簿不载地址，请填写。The register keeps no address. -->
                      <address>山东省泰安市</address>
                      <region>\(DocumentText.escaped(registrant.region))</region>
                      <representative>\(DocumentText.escaped(registrant.representative))</representative>
                      <contact>
                        <name>\(DocumentText.escaped(parts.first ?? ""))</name>
                        <telephone>\(DocumentText.escaped(parts.count > 1 ? parts[1] : ""))</telephone>
                      </contact>
                    </applicant>
                """
        }.joined() + "\n  "
    }

    /// One change to be edited, then every field that may change, each in a comment of its own.
    private var changes: String {
        let first = fields.first { $0.path.hasSuffix(".summary") } ?? fields.first
        guard let first else { return "" }
        var text = "\n    <!-- \(first.label)：把 new 改为新值。Put the new value into new. -->\n"
        text += change(first.path, new: value(of: first.path)) + "\n"
        text += "    <!-- 其他可以变动的字段，去掉注释并填写 new。Further fields: uncomment, fill in new. -->\n"
        for field in fields where field.path != first.path {
            text += "    <!-- \(field.label)\n" + change(field.path, new: "") + " -->\n"
        }
        return text + "  "
    }

    private static func change(of path: String) -> EntryChange {
        EntryChange(path: path, old: "", new: "", label: path, row: 1)
    }

    private func value(of path: String) -> String {
        EntryFilling.change(of: path).value(in: folio.current) ?? ""
    }

    /// The values of the type `changePath` with their Chinese names.
    private static func fields(of rules: RuleFiles) throws -> [(path: String, label: String)] {
        guard let bytes = rules.files["xsd/amendment.xsd"],
            case .document(let document) = try XMLDocument.parse(bytes, limits: .standard),
            let type = document.root.all("simpleType").first(where: {
                $0.attribute("name") == "changePath"
            })
        else { return [] }
        return (type.first("restriction")?.all("enumeration") ?? []).compactMap { value in
            value.attribute("value").map { path in
                (path, value.first("annotation")?.first("documentation")?.trimmedText ?? path)
            }
        }
    }

    private func change(_ path: String, new: String) -> String {
        // Two hyphens end a comment; as references they are the same value when uncommented.
        func safe(_ value: String) -> String {
            DocumentText.escaped(value).replacing("--", with: "&#45;&#45;")
        }
        return """
                <change>
                  <path>\(path)</path>
                  <old>\(safe(value(of: path)))</old>
                  <new>\(safe(new))</new>
                  <evidence>A1</evidence>
                </change>
            """
    }
}
