internal import XML

extension PackageReport {
    /// Namespace of check reports.
    static let namespace = "urn:dengji:check:1"

    /// For systems that read XML; one element on a line.
    var xml: String {
        var writer = XMLWriter(
            root: "check", namespace: PackageReport.namespace,
            attributes: [
                ("format", "1"), ("engine", engine), ("rules", rules), ("profile", profile),
                ("received", received),
            ])
        for file in files {
            writer.text("\n  ")
            writer.open("package", PackageReport.attributes(file))
            for finding in file.findings { PackageReport.write(finding, &writer) }
            for rule in file.notChecked {
                writer.text("\n    ")
                writer.element("notChecked", rule)
            }
            writer.text("\n  ")
            writer.close()
        }
        writer.text("\n")
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    private static func attributes(_ file: File) -> [(String, String)] {
        var attributes = [
            ("file", file.file), ("verdict", file.verdict), ("size", String(file.sizeBytes)),
            ("digest", "sha256:" + file.sha256), ("signed", String(file.isSigned)),
        ]
        if let kind = file.kind { attributes.append(("kind", kind)) }
        if let id = file.id { attributes.append(("id", id)) }
        return attributes
    }

    private static func write(_ finding: FindingJSON, _ writer: inout XMLWriter) {
        let attributes: [(String, String?)] = [
            ("rule", finding.rule), ("article", finding.article), ("severity", finding.severity),
            ("file", finding.file), ("line", finding.line.map(String.init)),
            ("column", finding.column.map(String.init)), ("xpath", finding.xpath),
            ("object", finding.object),
        ]
        writer.text("\n    ")
        writer.open(
            "finding", attributes.compactMap { name, value in value.map { (name, $0) } }
        )
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
