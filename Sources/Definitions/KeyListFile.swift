package import Registry
internal import WorkingDays
internal import XML

/// `registry/keys/keys.xml`: since when and until when each key signs. No schema of the set judges
/// it, because a set that was adopted before keys could be replaced has none for it; what is read
/// must be what `write` writes, but for white space between elements.
package enum KeyListFile {
    private static let namespace = "urn:dengji:keys:1"

    /// The records of a file, in its order; no two with one fingerprint.
    package static func read(_ bytes: [UInt8], name: String = "keys.xml") throws(DefinitionError)
        -> [KeyRecord]
    {
        let root = try root(of: bytes, file: name)
        var records: [KeyRecord] = []
        for element in root.children {
            let item = DefinitionElement(element, file: name)
            guard element.name == "key", element.namespace == namespace else {
                throw item.problem("only key may stand here", found: element.name)
            }
            let record = try record(item)
            guard !records.contains(where: { $0.fingerprint == record.fingerprint }) else {
                throw item.problem("this key is listed twice", found: record.fingerprint)
            }
            records.append(record)
        }
        return records
    }

    /// The file's bytes.
    package static func write(_ records: [KeyRecord]) -> [UInt8] {
        var writer = IndentedWriter(root: "keys", namespace: namespace, attributes: [])
        for record in records {
            writer.element(
                "key", record.note,
                [
                    ("party", record.party.code), ("fingerprint", record.fingerprint),
                    ("name", record.name), ("from", record.from.iso),
                    ("until", record.until?.iso), ("end", record.end?.rawValue),
                ])
        }
        return writer.finishFile()
    }

    private static func root(of bytes: [UInt8], file: String) throws(DefinitionError)
        -> XMLElement
    {
        let outcome: ParseOutcome
        do throws(XMLEngineError) {
            outcome = try XMLDocument.parse(bytes, limits: .standard)
        } catch {
            throw .engineFailed(file: file, reason: error.description)
        }
        switch outcome {
        case .problems(let problems):
            throw .refused(
                problems.map {
                    DefinitionProblem(
                        file: file, line: $0.line, xpath: $0.xpath, message: $0.message)
                })
        case .document(let document):
            let root = document.root
            guard root.name == "keys", root.namespace == namespace,
                root.attribute("format") == "1"
            else {
                throw .refused([
                    DefinitionProblem(file: file, message: "this is no list of keys of format 1")
                ])
            }
            return root
        }
    }

    private static func record(_ item: DefinitionElement) throws(DefinitionError) -> KeyRecord {
        guard let party = PartyID(try item.value("party")) else {
            throw item.problem("not a credit code", found: item.attribute("party"))
        }
        let fingerprint = try item.value("fingerprint")
        let isDigest =
            fingerprint.utf8.count == 64
            && fingerprint.utf8.allSatisfy { Array("0123456789abcdef".utf8).contains($0) }
        guard isDigest else { throw item.problem("not a SHA-256", found: fingerprint) }
        let name = try item.value("name")
        guard name == party.code || name == party.code + "." + fingerprint.prefix(8) else {
            throw item.problem("not the name of this key's files", found: name)
        }
        guard let from = Instant(iso: try item.value("from")) else {
            throw item.problem("not a time", found: item.attribute("from"))
        }
        let until = item.attribute("until")
        let end = item.attribute("end")
        guard (until == nil) == (end == nil) else {
            throw item.problem("until and end stand together or not at all", found: nil)
        }
        let moment = until.flatMap { Instant(iso: $0) }
        let reason = end.flatMap { KeyRecord.End(rawValue: $0) }
        guard (moment == nil) == (until == nil), (reason == nil) == (end == nil) else {
            throw item.problem("not an end of a key", found: "\(until ?? "") \(end ?? "")")
        }
        return KeyRecord(
            party: party, fingerprint: fingerprint, name: name, from: from, until: moment,
            end: reason, note: item.text)
    }
}
