import Registry

extension ByteWriter {
    mutating func observed(_ file: ObservedAttachment) {
        text(file.path)
        number(file.sizeBytes)
        text(file.digest.text)
    }

    mutating func examination(_ value: Examination) {
        switch value.verdict {
        case .valid: byte(0)
        case .invalid: byte(1)
        case .engineFailure(let reason):
            byte(2)
            line(reason)
        }
        list(value.findings) { $0.finding($1) }
        optionalText(value.identity.packageID?.text)
        optionalText(value.identity.kind?.rawValue)
        optionalText(value.identity.party?.code)
        optional(value.facts) { $0.facts($1) }
        list(value.attachments) { $0.observed($1) }
        optional(value.signature) { writer, signature in
            writer.data(signature.canonicalDocument)
            writer.data(signature.canonicalSignedInfo)
            writer.data(signature.signatureValue)
        }
        byte(value.conformity.rawValue)
        source(value.source)
    }

    private mutating func finding(_ value: Finding) {
        words(value.rule)
        optional(value.article) { $0.words($1) }
        flag(value.severity == .error)
        optional(value.file) { $0.words($1) }
        optional(value.line) { $0.number($1) }
        optional(value.column) { $0.number($1) }
        optional(value.xpath) { $0.words($1) }
        optional(value.object) { $0.words($1) }
        optional(value.found) { $0.words($1) }
        optional(value.expected) { $0.words($1) }
        words(value.chinese)
        words(value.english)
        words(value.advice)
        words(value.adviceEnglish)
    }

    /// A text of a finding. A letter under a hundred thousand accents is one character to whoever counts
    /// them, so a cut by characters bounds no bytes.
    private mutating func words(_ value: String) {
        text(value, atMost: ReplyBounds.maxFindingTextBytes)
    }

    private mutating func source(_ value: DocumentSource) {
        optionalText(value.file)
        text(value.root)
        list(value.lines.sorted { ($0.value, $0.key) < ($1.value, $1.key) }) { writer, place in
            writer.text(place.key)
            writer.number(place.value)
        }
    }

    private mutating func facts(_ value: PackageFacts) {
        text(value.id.text)
        text(value.kind.rawValue)
        list(value.applicants) { writer, applicant in
            writer.text(applicant.name)
            writer.text(applicant.id.code)
            writer.text(applicant.kind)
            writer.text(applicant.region)
            writer.text(applicant.representative)
            writer.text(applicant.contact)
        }
        list(value.facts) { writer, fact in
            writer.text(fact.name)
            writer.text(fact.label)
            writer.text(fact.value)
        }
        list(value.tables) { writer, table in
            writer.text(table.name)
            writer.text(table.label)
            writer.list(table.columns) { $0.text($1) }
            writer.list(table.rows) { writer, row in writer.list(row) { $0.text($1) } }
            writer.flag(table.isKept)
        }
        list(value.attachments) { writer, attachment in
            writer.text(attachment.id)
            writer.text(attachment.role)
            writer.text(attachment.path)
            writer.text(attachment.mediaType)
            writer.number(attachment.sizeBytes)
            writer.text(attachment.digest.text)
        }
        optional(value.slip) { $0.slip($1) }
    }

    private mutating func slip(_ value: DecisionSlip) {
        text(value.caseNumber.text)
        text(value.stage)
        number(value.revision)
        text(value.outcome)
        text(value.party.code)
        text(value.officer)
        text(value.reason)
        list(value.checklist) { writer, answer in
            writer.text(answer.item)
            writer.text(answer.result)
            writer.text(answer.remark)
        }
        list(value.steps) { writer, step in
            writer.text(step.role)
            writer.text(step.name)
            writer.optionalText(step.officer)
        }
        optional(value.objection) { $0.number($1) }
        optional(value.item) { $0.number($1) }
        optionalText(value.document?.text)
    }
}
