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
        let isOurs = information[BagLabel.organisationCode] != nil
        // Its own digest is nowhere, and a bag need not have one (RFC 8493 §2.2.1). One of ours always
        // has, and `bag-info.txt` says that it is ours.
        let ownFaults = BagComparison(
            own.filter { $0.path != BagText.tagManifest }, by: BagText.tagManifest, tags,
            isNeeded: isOurs, isOurs: isOurs
        ).faults
        let isManifestWhole = !ownFaults.contains { $0.path == BagText.manifest }
        let payloadFaults = BagComparison(
            payload, by: BagText.manifest, tags, isNeeded: true, isWhole: isManifestWhole
        ).faults
        if payloadFaults.isEmpty, let sum = information[BagLabel.oxum],
            sum != "\(payloadBytes).\(payloadCount)"
        {
            faults.append(
                BagFault(
                    .oxum, BagText.information, found: "\(payloadBytes).\(payloadCount)",
                    expected: sum))
        }
        faults += payloadFaults + ownFaults
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
        let isAccountWhole = !faults.contains { $0.path == BagText.information }
        if isAccountWhole, let caseNumber, caseNumber != record.number {
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
}
