@testable import Registry
@testable import WorkingDays

/// Cases and entries of every shape, with text that XML has to escape.
extension SeededGenerator {
    mutating func text() -> String {
        let pieces = [
            "", " ", "\n", "\t", "\r", "\r\n", "<", ">", "&", "\"", "'", "]]>", "泰安", "𠮷",
            "e\u{301}",
            "é", "\u{202E}", "\u{FFFD}", "a", "  b  ", "<!--", "&#10;",
        ]
        var text = ""
        for _ in 0..<number(0...6) { text += pieces[number(0...pieces.count - 1)] }
        return text
    }

    mutating func party() -> PartyID {
        [Sample.registrarID, Sample.authorityID, Sample.providerID, Sample.secondID][number(0...3)]
    }

    mutating func digest() -> ContentDigest {
        let digits = Array("0123456789abcdef")
        var hex = ""
        for _ in 0..<64 { hex.append(digits[number(0...15)]) }
        guard let digest = ContentDigest((flip() ? "sha256:" : "sm3:") + hex) else {
            preconditionFailure("64 digits")
        }
        return digest
    }

    mutating func day() -> Day { Day(number: number(-20_000...60_000)) }

    mutating func instant() -> Instant {
        Instant(milliseconds: Int64(number(-1_000_000_000_000...4_000_000_000_000)))
    }

    mutating func deadline() -> Deadline { Deadline(day: day(), provisional: flip()) }

    mutating func caseNumber() -> CaseNumber {
        CaseNumber(
            region: "370900", year: number(2024...2035), sequence: number(1...123_456_789))
    }

    mutating func applicant() -> Applicant {
        Applicant(
            name: text(), id: party(), kind: text(), region: text(), representative: text(),
            contact: text())
    }

    mutating func fact() -> Fact { Fact(name: text(), label: text(), value: text()) }

    mutating func finding() -> Finding {
        Finding(
            rule: "R" + text(), article: optional { $0.text() },
            severity: flip() ? .error : .remark,
            file: optional { $0.text() }, line: optional { $0.number(1...99_999) },
            column: optional { $0.number(1...99) }, xpath: optional { $0.text() },
            object: optional { $0.text() },
            found: optional { String(repeating: $0.text() + "字", count: $0.number(1...90)) },
            expected: optional { $0.text() }, chinese: text(), english: text(), advice: text(),
            adviceEnglish: flip() ? "E" + text() : "")
    }

    mutating func input() -> AnsweredInput {
        AnsweredInput(
            packageID: flip() ? PackageID("P-\(number(0...999))") : nil,
            fileName: text(), sizeBytes: number(0...9_000_000_000), digest: digest(),
            receivedAt: instant())
    }

    mutating func record() -> CaseRecord {
        CaseRecord(
            number: caseNumber(), procedure: "p" + text(), rules: digest(), profile: "p" + text(),
            registrar: party(), applicants: list { $0.applicant() }, opening: input(),
            kind: PackageKind(rawValue: "k" + text()), facts: list { $0.fact() },
            remarks: list { $0.finding() },
            attachments: list {
                DeclaredAttachment(
                    id: $0.text(), role: $0.text(), path: $0.text(), mediaType: $0.text(),
                    sizeBytes: $0.number(0...9_000_000_000), digest: $0.digest())
            },
            standing: flip() ? .open(stage: text()) : .closed(code: text()), since: instant(),
            revision: number(0...1_000_000),
            clock: optional {
                StageClock(
                    after: $0.day(), workingDays: $0.number(1...20), due: $0.deadline(),
                    isOverdueNoticeSent: $0.flip())
            },
            papers: list {
                DocketPaper(
                    file: $0.text(), kind: $0.text(), documentNumber: $0.optional { $0.text() },
                    digest: $0.digest(), at: $0.instant())
            },
            history: list {
                HistoryEntry(
                    at: $0.instant(), act: $0.text(), stage: $0.text(), article: $0.text(),
                    party: $0.optional { $0.party() }, officer: $0.optional { $0.text() },
                    reason: $0.text(), effective: $0.day())
            },
            publicity: optional { PublicityDays(from: $0.day(), until: $0.deadline()) },
            complianceReport: optional { $0.text() },
            registrationNumber: optional {
                RegisterEntry.number(region: "370900", year: 2026, sequence: $0.number(1...999))
            })
    }

    mutating func folio() -> RegisterFolio {
        RegisterFolio(
            number: RegisterEntry.number(
                region: "370900", year: number(2024...2035), sequence: number(1...9_999_999)),
            kind: PackageKind(rawValue: "k" + text()), keeper: party(),
            versions: [entry()] + list { $0.entry() },
            state: EntryState.allCases[number(0...EntryState.allCases.count - 1)], since: day(),
            rights: optional {
                RightsStanding(names: ["holding"], documentNumber: $0.text(), since: $0.day())
            },
            marks: list {
                EntryMark(
                    kind: EntryMark.Kind.allCases[$0.number(0...2)], since: $0.day(),
                    cause: $0.optional { $0.text() })
            },
            sources: list { $0.text() },
            acts: list {
                FolioAct(
                    at: $0.instant(),
                    act: EntryAct.allCases[$0.number(0...EntryAct.allCases.count - 1)],
                    version: $0.number(1...9), caseNumber: $0.optional { $0.caseNumber() },
                    documentNumber: $0.optional { $0.text() }, effective: $0.day(),
                    article: $0.text(), ground: $0.optional { $0.text() })
            })
    }

    mutating func entry() -> RegisterEntry {
        RegisterEntry(
            number: RegisterEntry.number(
                region: "370900", year: number(2024...2035), sequence: number(1...9_999_999)),
            version: number(1...9), caseNumber: caseNumber(),
            kind: PackageKind(rawValue: "k" + text()), registrar: party(),
            registrants: list { $0.applicant() }, facts: list { $0.fact() }, validFrom: day(),
            validUntil: optional { $0.day() }, publicityFrom: day(), publicityUntil: day(),
            application: digest(), complianceReport: text())
    }
}
