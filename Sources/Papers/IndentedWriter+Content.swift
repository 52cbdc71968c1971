internal import Registry
internal import WorkingDays
internal import XML

/// What papers, case files and register entries write alike.
extension IndentedWriter {
    /// A received input.
    mutating func input(_ name: String, _ input: AnsweredInput) {
        open(name)
        optional("packageId", input.packageID?.text)
        element("fileName", input.fileName)
        element("size", String(input.sizeBytes))
        element("digest", input.digest.text)
        element("received", input.receivedAt.chinese, [("at", input.receivedAt.iso)])
        close()
    }

    /// Findings with who judged.
    mutating func findings(_ findings: [Finding], _ versions: EngineVersions) {
        let verdict = versions.verdict
        open(
            "findings",
            [
                ("engine", versions.engine), ("rules", versions.rules.text),
                ("profile", versions.profile),
                ("wellFormed", verdict?.isWellFormed.map(\.description)),
                ("valid", verdict?.isValid.map(\.description)),
                ("accepted", verdict?.isAccepted.map(\.description)),
                ("engineFailure", (verdict?.isEngineFailure).map(\.description)),
            ])
        for finding in findings { self.finding(finding) }
        for file in versions.files {
            element(
                "judgedBy", "",
                [("path", file.path), ("version", file.version), ("digest", file.digest.text)])
        }
        close()
    }

    /// One finding.
    mutating func finding(_ finding: Finding) {
        open(
            "finding",
            [
                ("rule", finding.rule), ("article", finding.article),
                ("severity", finding.severity.rawValue), ("file", finding.file),
                ("line", finding.line.map(String.init)),
                ("column", finding.column.map(String.init)), ("xpath", finding.xpath),
                ("object", finding.object),
            ])
        optional("found", finding.found)
        optional("expected", finding.expected)
        element("zh", finding.chinese)
        element("en", finding.english)
        element("advice", finding.advice)
        // Missing in papers of the first version, and in findings that come from them.
        if !finding.adviceEnglish.isEmpty { element("adviceEn", finding.adviceEnglish) }
        close()
    }

    /// Applicants or registrants, the first leading.
    mutating func applicants(_ name: String, _ applicants: [Applicant]) {
        open(name)
        for applicant in applicants {
            open(
                "applicant",
                [
                    ("id", applicant.id.code), ("kind", applicant.kind),
                    ("region", applicant.region),
                ])
            element("name", applicant.name)
            element("representative", applicant.representative)
            element("contact", applicant.contact)
            close()
        }
        close()
    }

    /// Single values of an application.
    mutating func facts(_ facts: [Fact]) {
        open("facts")
        for fact in facts {
            // In the order of canonical attributes: there are many, and none is sorted.
            element("fact", fact.value, [("label", fact.label), ("name", fact.name)])
        }
        close()
    }

    /// The attributes of an `entry` element in a paper, and of a `certified` one in the register.
    static func attributes(of entry: RegisterEntry) -> [(String, String?)] {
        [
            ("number", entry.number), ("version", String(entry.version)),
            ("case", entry.caseNumber.text), ("kind", entry.kind.rawValue),
            ("act", entry.act == .registered ? nil : entry.act.rawValue),
            ("effective", entry.effective == entry.validFrom ? nil : entry.effective.iso),
            ("profile", entry.profile),
        ]
    }

    /// What such an element holds.
    mutating func content(of entry: RegisterEntry) {
        element("registrar", entry.registrar.code)
        applicants("registrants", entry.registrants)
        facts(entry.facts)
        tables(entry.tables)
        element(
            "validity", "",
            [("from", entry.validFrom.iso), ("until", entry.validUntil?.iso)])
        if let from = entry.publicityFrom {
            element("publicity", "", [("from", from.iso), ("until", entry.publicityUntil?.iso)])
        }
        element("application", entry.application.text)
        optional("complianceReport", entry.complianceReport)
        optional("nationalCode", entry.nationalCode)
    }

    /// Repeated values that are kept; nothing where there are none.
    mutating func tables(_ tables: [FactTable]) {
        for table in tables {
            open("table", [("name", table.name), ("label", table.label)])
            for column in table.columns { element("column", column) }
            for row in table.rows {
                open("row")
                for cell in row { element("cell", cell) }
                close()
            }
            close()
        }
    }
}
