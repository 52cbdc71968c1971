internal import XML

extension PackageReport {
    /// Namespace of check reports.
    static let namespace = "urn:dengji:check:1"

    /// For systems that read XML; one element on a line.
    var xml: String {
        var writer = XMLWriter(
            root: "check", namespace: PackageReport.namespace,
            attributes: [
                ("format", String(format)), ("engine", engine), ("rules", rules),
                ("profile", profile),
                ("received", received),
            ])
        for file in files {
            writer.text("\n  ")
            writer.open("package", PackageReport.attributes(file))
            if let reason = file.engineFailure {
                writer.text("\n    ")
                writer.element("engineFailure", reason)
            }
            for finding in file.findings { PackageReport.write(finding, &writer) }
            for rule in file.notChecked {
                writer.text("\n    ")
                writer.element("notChecked", rule)
            }
            for judge in file.judgedBy { PackageReport.write(judge, &writer) }
            writer.text("\n  ")
            writer.close()
        }
        writer.text("\n")
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    private static func attributes(_ file: File) -> [(String, String?)] {
        [
            ("file", file.file), ("size", String(file.sizeBytes)),
            ("digest", "sha256:" + file.sha256), ("signed", String(file.isSigned)),
            ("wellFormed", file.isWellFormed.map(\.description)),
            ("valid", file.isValid.map(\.description)),
            ("accepted", file.isAccepted.map(\.description)),
            ("engineFailure", String(file.engineFailure != nil)),
            ("kind", file.kind), ("id", file.id),
        ]
    }

    private static func write(_ judge: JudgeJSON, _ writer: inout XMLWriter) {
        writer.text("\n    ")
        writer.open(
            "judgedBy",
            [
                ("path", judge.path), ("version", judge.version),
                ("digest", "sha256:" + judge.sha256),
            ])
        writer.close()
    }

    private static func write(_ finding: FindingJSON, _ writer: inout XMLWriter) {
        writer.text("\n    ")
        writer.open(
            "finding",
            [
                ("rule", finding.rule), ("article", finding.article),
                ("severity", finding.severity), ("file", finding.file),
                ("line", finding.line.map(String.init)),
                ("column", finding.column.map(String.init)), ("xpath", finding.xpath),
                ("object", finding.object),
            ])
        let texts: [(String, String?)] = [
            ("found", finding.found), ("expected", finding.expected), ("zh", finding.zh),
            ("en", finding.en), ("advice", finding.advice),
            ("adviceEn", finding.adviceEn),
        ]
        for (name, text) in texts {
            guard let text else { continue }
            writer.text("\n      ")
            writer.element(name, text)
        }
        writer.text("\n    ")
        writer.close()
    }
}
