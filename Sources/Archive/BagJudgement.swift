package import Registry

/// What a bag says of itself, and what is wrong with it.
package struct BagJudgement: Hashable, Sendable {
    /// Its `bag-info.txt`.
    package private(set) var information: BagInformation
    /// Files of the payload that lie there.
    package private(set) var payloadCount = 0
    /// Their bytes.
    package private(set) var payloadBytes = 0
    /// Everything that is wrong: first the bag's own account, then file by file in the order of paths.
    package private(set) var faults: [BagFault] = []

    /// Judges a bag from what lies in its folder and the bytes of its tag files, by name; only those
    /// at the top of the folder are asked for.
    ///
    /// Gap: digests of SHA-256 alone are checked; a bag with other manifests only is one without.
    package init(_ found: [BagFound], tags: [String: [UInt8]]) {
        information = BagInformation(tags[BagText.information] ?? [])
        judgeDeclaration(tags[BagText.declaration])
        let payload = found.filter { $0.path.hasPrefix(BagText.payloadFolder + "/") }
        let own = found.filter { !$0.path.hasPrefix(BagText.payloadFolder + "/") }
        payloadCount = payload.count
        payloadBytes = payload.reduce(0) { $0 + $1.sizeBytes }
        if let sum = information[BagLabel.oxum], sum != "\(payloadBytes).\(payloadCount)" {
            faults.append(
                BagFault(
                    .oxum, BagText.information, found: "\(payloadBytes).\(payloadCount)",
                    expected: sum))
        }
        judge(payload, by: BagText.manifest, tags, isNeeded: true)
        // Its own digest is nowhere, and a bag need not have one (RFC 8493 §2.2.1). One of ours always
        // has, and `bag-info.txt` says that it is ours.
        judge(
            own.filter { $0.path != BagText.tagManifest }, by: BagText.tagManifest, tags,
            isNeeded: information[BagLabel.organisationCode] != nil)
    }

    /// A bag whose ZIP cannot be read, so that nothing in it can be judged.
    package init(unreadableZIP reason: String) {
        information = BagInformation([])
        add(zipFault: reason)
    }

    /// Says what is wrong with the ZIP that the bag is.
    package mutating func add(zipFault reason: String) {
        faults.append(BagFault(.zip, ".", found: reason))
    }

    /// The case, as far as the bag says which.
    package var caseNumber: CaseNumber? {
        information[BagLabel.caseNumber].flatMap { CaseNumber($0) }
    }

    /// Compares what lies there with the digests of the case's own record. Who rewrites a paper and the
    /// manifests with it is found, unless he rewrites `case.xml` too: then the journal tells.
    package mutating func compare(_ record: CaseRecord, with found: [BagFound]) {
        let name = BagText.payloadFolder + "/case.xml"
        if let caseNumber, caseNumber != record.number {
            faults.append(
                BagFault(
                    .otherCase, name, found: record.number.text, expected: caseNumber.text))
        }
        let known = Set(faults.map(\.path))
        for paper in record.papers {
            let path = "\(BagText.payloadFolder)/\(paper.file)"
            if known.contains(path) || known.contains(name) { continue }
            guard let file = found.first(where: { $0.path == path }) else {
                faults.append(BagFault(.otherCase, path, expected: paper.digest.text))
                continue
            }
            guard case .file(let digest) = file.content, digest != paper.digest else { continue }
            faults.append(
                BagFault(.otherCase, path, found: digest.text, expected: paper.digest.text))
        }
    }

    private mutating func judgeDeclaration(_ bytes: [UInt8]?) {
        guard let bytes else {
            faults.append(BagFault(.declaration, BagText.declaration, found: "nothing"))
            return
        }
        let fields = BagInformation(bytes)
        let version = fields["BagIt-Version"]
        if version != "1.0" && version != "0.97" {
            faults.append(
                BagFault(
                    .declaration, BagText.declaration, found: version ?? "no version",
                    expected: "BagIt-Version: 1.0"))
        }
        let encoding = fields["Tag-File-Character-Encoding"]
        if encoding?.uppercased() != "UTF-8" {
            faults.append(
                BagFault(
                    .declaration, BagText.declaration, found: encoding ?? "no encoding",
                    expected: "Tag-File-Character-Encoding: UTF-8"))
        }
    }

    private mutating func judge(
        _ files: [BagFound], by name: String, _ tags: [String: [UInt8]], isNeeded: Bool
    ) {
        guard let bytes = tags[name] else {
            if isNeeded { faults.append(BagFault(.manifestMissing, name)) }
            return
        }
        let manifest = BagManifest(bytes, named: name)
        faults += manifest.faults
        var rest = manifest.digests
        var found: [BagFault] = []
        for file in files {
            let expected = rest.removeValue(forKey: file.path)
            if let fault = BagJudgement.fault(of: file, expected: expected) { found.append(fault) }
        }
        found += rest.map { BagFault(.missing, $0.key, expected: "sha256:" + $0.value) }
        faults += found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func fault(of file: BagFound, expected: String?) -> BagFault? {
        guard let expected else { return BagFault(.added, file.path) }
        let text = "sha256:" + expected
        switch file.content {
        case .file(let digest):
            if digest.text == text { return nil }
            return BagFault(.changed, file.path, found: digest.text, expected: text)
        case .unreadable(let reason): return BagFault(.unreadable, file.path, found: reason)
        case .notFile:
            return BagFault(
                .changed, file.path, found: "a link or a device, not a file", expected: text)
        }
    }
}
