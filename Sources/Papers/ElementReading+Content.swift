internal import Registry
internal import WorkingDays
internal import XML

/// What papers, case files and register entries hold alike.
extension ElementReading {
    func input() throws(PaperError) -> AnsweredInput {
        var id: PackageID?
        if let text = optionalText("packageId") {
            id = try value(text, as: "a package id") { PackageID($0) }
        }
        return AnsweredInput(
            packageID: id, fileName: try text("fileName"),
            sizeBytes: try value(try text("size"), as: "a number") { Int($0) },
            digest: try digest("digest"), receivedAt: try child("received").instant("at"))
    }

    func finding() throws(PaperError) -> Finding {
        Finding(
            rule: try attribute("rule"), article: element.attribute("article"),
            severity: try attribute("severity", as: "a severity") {
                Finding.Severity(rawValue: $0)
            },
            file: element.attribute("file"),
            line: try optionalAttribute("line", as: "a number") { Int($0) },
            column: try optionalAttribute("column", as: "a number") { Int($0) },
            xpath: element.attribute("xpath"), object: element.attribute("object"),
            found: optionalText("found"), expected: optionalText("expected"),
            chinese: try text("zh"), english: try text("en"), advice: try text("advice"),
            adviceEnglish: optionalText("adviceEn") ?? "")
    }

    func findings() throws(PaperError) -> [Finding] {
        var findings: [Finding] = []
        for item in all("finding") { findings.append(try item.finding()) }
        return findings
    }

    func versions() throws(PaperError) -> EngineVersions {
        var files: [JudgingFile] = []
        for item in all("judgedBy") {
            files.append(
                JudgingFile(
                    path: try item.attribute("path"), version: item.element.attribute("version"),
                    digest: try item.attribute("digest", as: "a digest") { ContentDigest($0) }))
        }
        return EngineVersions(
            engine: try attribute("engine"),
            rules: try attribute("rules", as: "a digest") { ContentDigest($0) },
            profile: element.attribute("profile"), verdict: try verdict(), files: files)
    }

    /// The verdict of a report; `nil` in those of earlier versions.
    private func verdict() throws(PaperError) -> ReportVerdict? {
        guard element.attribute("engineFailure") != nil else { return nil }
        return ReportVerdict(
            isWellFormed: try optionalAttribute("wellFormed", as: "true or false") { Bool($0) },
            isValid: try optionalAttribute("valid", as: "true or false") { Bool($0) },
            isAccepted: try optionalAttribute("accepted", as: "true or false") { Bool($0) })
    }

    func applicants() throws(PaperError) -> [Applicant] {
        var applicants: [Applicant] = []
        for item in all("applicant") {
            applicants.append(
                Applicant(
                    name: try item.text("name"),
                    id: try item.attribute("id", as: "a credit code") { PartyID($0) },
                    kind: try item.attribute("kind"), region: try item.attribute("region"),
                    representative: try item.text("representative"),
                    contact: try item.text("contact")))
        }
        return applicants
    }

    func facts() throws(PaperError) -> [Fact] {
        var facts: [Fact] = []
        for item in all("fact") {
            facts.append(
                Fact(
                    name: try item.attribute("name"), label: try item.attribute("label"),
                    value: item.element.text))
        }
        return facts
    }

    func entry() throws(PaperError) -> RegisterEntry {
        let validity = try child("validity")
        let publicity = optional("publicity")
        return RegisterEntry(
            number: try attribute("number"), version: try number("version"),
            caseNumber: try attribute("case", as: "a case number") { CaseNumber($0) },
            kind: PackageKind(rawValue: try attribute("kind")),
            registrar: try value(try text("registrar"), as: "a credit code") { PartyID($0) },
            registrants: try child("registrants").applicants(),
            facts: try child("facts").facts(), validFrom: try validity.day("from"),
            validUntil: validity.element.attribute("until") == nil
                ? nil : try validity.day("until"),
            publicityFrom: try publicity?.day("from"),
            publicityUntil: try publicity?.day("until"),
            application: try digest("application"),
            complianceReport: optionalText("complianceReport"), tables: try tables(),
            act: try optionalAttribute("act", as: "an act") { EntryAct(rawValue: $0) }
                ?? .registered,
            effective: try optionalAttribute("effective", as: "a day") { Day(iso: $0) },
            nationalCode: optionalText("nationalCode"), profile: element.attribute("profile"))
    }

    func tables() throws(PaperError) -> [FactTable] {
        var tables: [FactTable] = []
        for item in all("table") {
            var rows: [[String]] = []
            for row in item.all("row") { rows.append(row.all("cell").map(\.element.text)) }
            tables.append(
                FactTable(
                    name: try item.attribute("name"), label: try item.attribute("label"),
                    columns: item.all("column").map(\.element.text), rows: rows, isKept: true))
        }
        return tables
    }
}
