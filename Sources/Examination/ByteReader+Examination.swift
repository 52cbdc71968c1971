import Registry

extension ByteReader {
    /// The kind of a message, after its version.
    mutating func kind() throws(ExaminationCodecError) -> UInt8 {
        let version = try byte()
        guard version == ExaminationMessage.version else { throw .version(version) }
        return try byte()
    }

    mutating func digest() throws(ExaminationCodecError) -> ContentDigest {
        try checked("a digest") { ContentDigest($0) }
    }

    mutating func observed() throws(ExaminationCodecError) -> ObservedAttachment {
        ObservedAttachment(path: try text(), sizeBytes: try count(), digest: try digest())
    }

    mutating func observedList() throws(ExaminationCodecError) -> [ObservedAttachment] {
        try list { reader throws(ExaminationCodecError) in try reader.observed() }
    }

    /// An examination whose parts agree: facts exactly when valid, an error exactly when invalid.
    mutating func examination(_ bounds: ReplyBounds) throws(ExaminationCodecError)
        -> Examination
    {
        let verdict: Examination.Verdict
        switch try byte() {
        case 0: verdict = .valid
        case 1: verdict = .invalid
        case 2: verdict = .engineFailure(try line())
        default: throw .malformed("an unknown verdict")
        }
        let value = Examination(
            verdict: verdict,
            findings: try list(atMost: bounds.maxFindings) {
                reader throws(ExaminationCodecError) in try reader.finding()
            },
            identity: ClaimedIdentity(
                packageID: try optional { reader throws(ExaminationCodecError) in
                    try reader.checked("a package id") { PackageID($0) }
                },
                kind: try optionalText().map(PackageKind.init),
                party: try optional { reader throws(ExaminationCodecError) in
                    try reader.checked("a credit code") { PartyID($0) }
                }),
            facts: try optional { reader throws(ExaminationCodecError) in try reader.facts() },
            attachments: try observedList(),
            signature: try optional { reader throws(ExaminationCodecError) in
                SignatureParts(
                    canonicalDocument: try reader.data(), canonicalSignedInfo: try reader.data(),
                    signatureValue: try reader.data())
            },
            conformity: try conformity(), source: try source())
        let hasError = value.findings.contains { $0.severity == .error }
        let agrees =
            switch verdict {
            case .valid: value.facts != nil && !hasError
            case .invalid: value.facts == nil && hasError
            case .engineFailure: value.facts == nil
            }
        guard agrees else { throw .malformed("a verdict that its parts contradict") }
        return value
    }

    private mutating func finding() throws(ExaminationCodecError) -> Finding {
        Finding(
            rule: try words(), article: try optionalWords(),
            severity: try flag() ? .error : .remark, file: try optionalWords(),
            line: try optionalCount(), column: try optionalCount(), xpath: try optionalWords(),
            object: try optionalWords(), found: try optionalWords(),
            expected: try optionalWords(), chinese: try words(), english: try words(),
            advice: try words(), adviceEnglish: try words())
    }

    /// A text of a finding.
    private mutating func words() throws(ExaminationCodecError) -> String {
        let text = try text()
        guard text.utf8.count <= ReplyBounds.maxFindingTextBytes else {
            throw .malformed("a finding's text of \(text.utf8.count) bytes")
        }
        return text
    }

    private mutating func optionalWords() throws(ExaminationCodecError) -> String? {
        try optional { reader throws(ExaminationCodecError) in try reader.words() }
    }

    private mutating func conformity() throws(ExaminationCodecError) -> Conformity {
        guard let value = Conformity(rawValue: try byte()) else {
            throw .malformed("an unknown conformity")
        }
        return value
    }

    private mutating func source() throws(ExaminationCodecError) -> DocumentSource {
        var source = DocumentSource(file: try optionalText(), root: try text())
        let places = try list { reader throws(ExaminationCodecError) in
            (path: try reader.text(), line: try reader.count())
        }
        for place in places {
            guard source.lines.updateValue(place.line, forKey: place.path) == nil else {
                throw .malformed("a place twice")
            }
        }
        return source
    }

    private mutating func optionalCount() throws(ExaminationCodecError) -> Int? {
        try optional { reader throws(ExaminationCodecError) in try reader.count() }
    }

    private mutating func facts() throws(ExaminationCodecError) -> PackageFacts {
        PackageFacts(
            id: try checked("a package id") { PackageID($0) },
            kind: PackageKind(rawValue: try text()),
            applicants: try list { reader throws(ExaminationCodecError) in
                try reader.applicant()
            },
            facts: try list { reader throws(ExaminationCodecError) in
                Fact(name: try reader.text(), label: try reader.text(), value: try reader.text())
            },
            tables: try list { reader throws(ExaminationCodecError) in try reader.table() },
            attachments: try list { reader throws(ExaminationCodecError) in
                try reader.declared()
            },
            slip: try optional { reader throws(ExaminationCodecError) in try reader.slip() })
    }

    private mutating func applicant() throws(ExaminationCodecError) -> Applicant {
        Applicant(
            name: try text(), id: try checked("a credit code") { PartyID($0) }, kind: try text(),
            region: try text(), representative: try text(), contact: try text())
    }

    private mutating func table() throws(ExaminationCodecError) -> FactTable {
        let name = try text()
        let label = try text()
        let columns = try texts()
        let rows = try list { reader throws(ExaminationCodecError) in
            let row = try reader.texts()
            guard row.count == columns.count else {
                throw ExaminationCodecError.malformed("a row of another length")
            }
            return row
        }
        return FactTable(
            name: name, label: label, columns: columns, rows: rows, isKept: try flag())
    }

    private mutating func texts() throws(ExaminationCodecError) -> [String] {
        try list { reader throws(ExaminationCodecError) in try reader.text() }
    }

    private mutating func declared() throws(ExaminationCodecError) -> DeclaredAttachment {
        DeclaredAttachment(
            id: try text(), role: try text(), path: try text(), mediaType: try text(),
            sizeBytes: try count(), digest: try digest())
    }

    private mutating func slip() throws(ExaminationCodecError) -> DecisionSlip {
        DecisionSlip(
            caseNumber: try checked("a case number") { CaseNumber($0) }, stage: try text(),
            revision: try count(), outcome: try text(),
            party: try checked("a credit code") { PartyID($0) }, officer: try text(),
            reason: try text(),
            checklist: try list { reader throws(ExaminationCodecError) in
                ChecklistAnswer(
                    item: try reader.text(), result: try reader.text(), remark: try reader.text())
            },
            steps: try list { reader throws(ExaminationCodecError) in
                DecisionStep(
                    role: try reader.text(), name: try reader.text(),
                    officer: try reader.optionalText())
            },
            objection: try optional { reader throws(ExaminationCodecError) in
                try reader.count()
            },
            item: try optional { reader throws(ExaminationCodecError) in try reader.count() },
            document: try optional { reader throws(ExaminationCodecError) in
                try reader.digest()
            })
    }
}
