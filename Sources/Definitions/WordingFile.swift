package import Registry
internal import XML

/// Reads `schemas/wording/papers.xml`: the Chinese texts of papers as a `Wording`.
package enum WordingFile {
    /// Namespace of the file.
    package static let namespace = "urn:dengji:wording:1"

    /// The words in a file; `file` is named in errors. Every kind of paper and every phrase must be
    /// there, so that nothing is found missing when a paper is due.
    package static func read(
        _ bytes: [UInt8], file: String
    ) throws(WordingFileError) -> Wording {
        let root = try root(of: bytes, file: file)
        let reading = WordingReading(file: file)
        var wording = Wording(papers: [], phrases: [:], labels: [:], rights: [])
        for child in root.children {
            switch child.name {
            case "phrases":
                for phrase in child.children {
                    let name = try reading.attribute("name", of: phrase)
                    guard let key = Wording.Phrase(rawValue: name) else {
                        throw reading.invalid(phrase, "there is no phrase named \(name)")
                    }
                    wording.phrases[key] = try reading.text(of: phrase)
                }
            case "labels":
                let group = try reading.attribute("group", of: child)
                for label in child.children {
                    let key = Wording.LabelKey(
                        group: group, name: try reading.attribute("name", of: label))
                    wording.labels[key] = try reading.plain(label)
                }
            case "rights": wording.rights = try reading.rights(child)
            case "paper": wording.papers.append(try reading.paper(child))
            default: throw reading.invalid(child, "<\(child.name)> is not known here")
            }
        }
        try check(wording, file: file)
        return wording
    }

    private static func root(of bytes: [UInt8], file: String) throws(WordingFileError) -> XMLElement
    {
        let outcome: ParseOutcome
        do {
            outcome = try XMLDocument.parse(bytes, limits: .standard)
        } catch {
            throw .engine(error)
        }
        switch outcome {
        case .problems(let problems): throw .notXML(file: file, problems: problems)
        case .document(let document):
            let root = document.root
            guard root.name == "wording", root.namespace == namespace,
                root.attribute("format") == "1"
            else { throw .wrongRoot(file: file) }
            return root
        }
    }

    private static func check(_ wording: Wording, file: String) throws(WordingFileError) {
        var missing: [String] = []
        for phrase in Wording.Phrase.allCases where wording.phrases[phrase] == nil {
            missing.append("the phrase \(phrase.rawValue)")
        }
        for kind in PaperKind.allCases where !wording.papers.contains(where: { $0.kind == kind }) {
            missing.append("the paper \(kind.rawValue)")
        }
        guard missing.isEmpty else { throw .incomplete(file: file, missing: missing) }
    }
}
