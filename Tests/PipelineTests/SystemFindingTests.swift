import Registry
import Testing
import WorkingDays

@testable import Pipeline

@Suite("Findings between examination and docket")
struct SystemFindingTests {
    private static let source = DocumentSource(
        file: "decision.xml", root: "decision", lines: ["/decision": 2, "/decision/officer[1]": 7])

    @Test("a day before the measures has no profile")
    func noProfile() throws {
        let day = try #require(Day(iso: "2024-10-31"))
        let finding = SystemFindings.noProfile(day)
        #expect(finding.rule == "REG-PROFILE-NONE" && finding.article == "31")
        #expect(finding.found == "2024-10-31" && finding.english.contains("2024-10-31"))
        #expect(!finding.chinese.contains("{"))
    }

    @Test("a kind without a procedure is told at the root's line")
    func noProcedure() throws {
        let finding = SystemFindings.noProcedure(PackageKind(rawValue: "party"), Self.source)
        #expect(finding.rule == "REG-PROCEDURE-NONE" && finding.found == "party")
        #expect(finding.line == 2 && finding.xpath == "/decision/@kind")
        #expect(SystemFindings.noProcedure(nil, DocumentSource()).file == nil)
    }

    @Test("a kind that other rules know is told with the profile of the day of receipt")
    func procedureNotInProfile() {
        let finding = SystemFindings.procedureNotInProfile(
            PackageKind(rawValue: "renewal"), profile: "taian-2024",
            DocumentSource(file: "a.xml", root: "application"))
        #expect(finding.rule == "REG-PROCEDURE-PROFILE" && finding.article == "31")
        #expect(finding.found == "renewal" && finding.expected == "taian-2024")
        #expect(finding.file == "a.xml" && finding.xpath == "/application/@kind")
        #expect(finding.chinese.contains("taian-2024") && !finding.chinese.contains("{"))
    }

    @Test("an entry of another kind, and one that is unknown, are told apart")
    func otherEntry() throws {
        let number = "DJ-370900-2026-000001-X"
        let facts = PackageFacts(
            id: try #require(PackageID("A-1")), kind: PackageKind(rawValue: "selection"),
            applicants: [], facts: [Fact(name: "entry.number", label: "登记编号", value: number)])
        let other = SystemFindings.procedureNotForEntry(facts, isKnown: true)
        #expect(other.rule == "REG-PROCEDURE-ENTRY" && other.found == number)
        #expect(other.chinese.contains(number) && !other.chinese.contains("{"))
        let unknown = SystemFindings.procedureNotForEntry(facts, isKnown: false)
        #expect(unknown.rule == "REG-ENTRY-UNKNOWN" && unknown.found == number)
    }

    @Test("another officer's signature is told at the officer")
    func otherOfficer() throws {
        let slip = DecisionSlip(
            caseNumber: try #require(CaseNumber("370900-2026-000123")), stage: "review",
            revision: 1, outcome: "pass", party: try #require(PartyID("12370900MB2858127C")),
            officer: "li", reason: "", checklist: [], steps: [], source: Self.source)
        let finding = SystemFindings.otherOfficer(signer: "wang", slip)
        #expect(finding.rule == "REG-OFFICER-SIGNER")
        #expect(finding.found == "li" && finding.expected == "wang" && finding.line == 7)
    }

    @Test("places of a signed document are those of the file that was sent")
    func placesOfSigned() throws {
        func finding(_ rule: String, _ file: String, _ line: Int, _ xpath: String) -> Finding {
            Finding(
                rule: rule, file: file, line: line, xpath: xpath, chinese: "", english: "",
                advice: "", adviceEnglish: "")
        }
        let first = Examination(
            verdict: .invalid, findings: [finding("XSD-EMPTY", "申请.xml", 9, "/decision/reason[1]")],
            source: DocumentSource(
                file: "申请.xml", root: "decision", lines: ["/decision/officer[1]": 7]))
        var second = Examination(
            verdict: .invalid,
            findings: [
                finding("XSD-EMPTY", "application.xml", 8, "/decision/reason[1]"),
                finding("XSD-TYPE", "application.xml", 6, "/decision/officer[1]"),
                finding("XSD-TYPE", "application.xml", 5, "/decision/stage[1]"),
            ],
            source: DocumentSource(file: "application.xml", root: "decision"))
        second.take(placesOf: first)
        #expect(second.findings.map(\.line) == [9, 7, 5])
        #expect(second.findings.allSatisfy { $0.file == "申请.xml" })
        #expect(second.source == first.source)
    }
}
