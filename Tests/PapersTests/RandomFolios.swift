@testable import Papers
@testable import Registry
@testable import WorkingDays

/// Entries of the register of every shape, also such as no procedure makes.
extension SeededGenerator {
    mutating func registrationNumber() -> String {
        RegisterEntry.number(
            region: "370900", year: number(2024...2035), sequence: number(1...9_999_999),
            series: flip() ? .registration : .authorisation)
    }

    mutating func paper() -> DocketPaper {
        DocketPaper(
            file: text(), kind: text(), documentNumber: optional { $0.text() }, digest: digest(),
            at: instant())
    }

    mutating func table() -> FactTable {
        FactTable(
            name: text(), label: text(), columns: list { $0.text() },
            rows: list { $0.list { $0.text() } }, isKept: true)
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

    mutating func entry() -> RegisterEntry {
        let isPublic = flip()
        let from = day()
        return RegisterEntry(
            number: registrationNumber(), version: number(1...9), caseNumber: caseNumber(),
            kind: PackageKind(rawValue: "k" + text()), registrar: party(),
            registrants: list { $0.applicant() }, facts: list { $0.fact() }, validFrom: from,
            validUntil: optional { $0.day() }, publicityFrom: isPublic ? day() : nil,
            publicityUntil: isPublic ? day() : nil, application: digest(),
            complianceReport: optional { $0.text() }, tables: list { $0.table() },
            act: pick(EntryAct.allCases), effective: flip() ? from : day(),
            nationalCode: optional { $0.text() }, profile: optional { $0.text() })
    }

    /// A folio whose versions and acts have nothing to do with each other.
    mutating func folio() -> RegisterFolio {
        var versions = list { $0.entry() }
        if versions.isEmpty { versions = [entry()] }
        for index in versions.indices { versions[index].version = index + 1 }
        return RegisterFolio(
            number: registrationNumber(), kind: PackageKind(rawValue: "k" + text()),
            keeper: party(), versions: versions, state: pick(EntryState.allCases), since: day(),
            rights: optional {
                RightsStanding(
                    names: $0.flip() ? ["holding", "revenue"] : ["operation"],
                    documentNumber: $0.text(), since: $0.day())
            },
            marks: list {
                EntryMark(
                    kind: $0.pick(EntryMark.Kind.allCases), since: $0.day(),
                    cause: $0.optional { $0.registrationNumber() })
            },
            sources: list { $0.registrationNumber() },
            acts: list {
                FolioAct(
                    at: $0.instant(), act: $0.pick(EntryAct.allCases), version: $0.number(1...9),
                    caseNumber: $0.optional { $0.caseNumber() },
                    documentNumber: $0.optional { $0.text() }, effective: $0.day(),
                    article: $0.text(), ground: $0.optional { $0.text() })
            },
            papers: list { $0.paper() })
    }
}
