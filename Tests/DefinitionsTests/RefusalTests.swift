import Testing

@testable import Definitions
@testable import Registry

@Suite struct `Sets that are refused` {
    struct Row: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        /// What the message says.
        let message: String
        /// How many lines after `old` the problem is reported, or `nil` for no line.
        let offset: Int?
        /// Whether an XSD alone refuses it, so that xmllint must agree.
        let isSchema: Bool
        var testDescription: String { "\(file): \(new)" }

        init(
            schema file: String, _ old: String, _ new: String, _ message: String, offset: Int = 0
        ) {
            (self.file, self.old, self.new, self.message) = (file, old, new, message)
            self.offset = offset
            isSchema = true
        }

        init(_ file: String, _ old: String, _ new: String, _ message: String, offset: Int? = 0) {
            (self.file, self.old, self.new, self.message) = (file, old, new, message)
            self.offset = offset
            isSchema = false
        }
    }

    static let procedure = "procedures/registration.xml"
    static let steps = "steps/acceptance.xml"
    static let profile = "profiles/taian-2025.xml"
    static let year = "calendars/2026.xml"
    static let codes = "codes/regions.xml"

    static let schemaRows = [
        Row(
            schema: procedure, #"<applicant role="provider"/>"#, #"<applicant role="owner"/>"#,
            "owner"),
        Row(schema: steps, #"<close code="refused"/>"#, "", "Missing child", offset: -3),
        Row(
            schema: procedure, #"<paper kind="acceptance"/>"#, #"<paper kind="letter"/>"#, "letter"),
        Row(schema: procedure, #"<item id="rights" "#, "<item ", "id"),
        Row(schema: steps, #"<paper kind="refusal"/>"#, "<paper/>", "kind"),
        Row(schema: profile, #"name="acceptance" value="3""#, #"name="acceptance" value="0""#, "0"),
        Row(schema: profile, #"name="review" value="5""#, #"name="review" value="five""#, "five"),
        Row(schema: profile, #"name="renewalYears""#, #"name="validityYears""#, "term"),
        Row(schema: profile, #"kind="change" by="either""#, #"kind="change" by="word""#, "word"),
        Row(schema: profile, #"from="2025-03-01""#, #"from="2025-3-1""#, "2025-3-1"),
        Row(
            schema: profile, #"<standIn role="authority""#, #"<standIn role="provider""#, "provider"
        ),
        Row(schema: year, #"from="2026-02-15""#, #"from="2026-02-30""#, "2026-02-30"),
        Row(schema: year, #"official="true" "#, "", "official"),
        Row(schema: year, #"<working on="2026-01-04""#, #"<work on="2026-01-04""#, "not expected"),
        Row(schema: codes, #"code="370902""#, #"code="37090""#, "37090"),
        Row(schema: codes, #"code="370971""#, #"code="370902""#, "regionCode"),
        Row(schema: codes, #"format="1""#, #"format="2""#, "fixed value"),
    ]

    static let ownRows = [
        Row(
            procedure, #"<use steps="acceptance"/>"#, #"<use steps="acceptances"/>"#,
            "there is no such list of steps"),
        Row(
            procedure, #"<next stage="review"/>"#, #"<next stage="revision"/>"#,
            "there is no such stage"),
        Row(procedure, #" decider="registrar""#, "", "outcomes without a decider"),
        Row(
            procedure, #"countedFrom="stage""# + "\n      article=",
            #"countedFrom="stage" decider="registrar""# + "\n      article=",
            "a decider without outcomes"),
        Row(
            procedure, #"name="pass""#, #"name="reject""#, "two outcomes with the same name",
            offset: nil),
        Row(procedure, #"id="rights""#, #"id="quality""#, "two checklist items", offset: nil),
        Row(
            procedure, #"automatic="clean""#, #"automatic="clean" reason="true""#,
            "can give no reason",
            offset: nil),
        Row(
            procedure, #"term="review""#, #"term="examination""#, "needs the term examination",
            offset: nil),
        Row(
            procedure, #"name="registration""#, #"name="register""#, "the name inside is register",
            offset: nil),
        Row(
            procedure, #"<effect name="confirm-rights"/>"#, "",
            "a statement of rights needs the effect confirm-rights", offset: nil),
        Row(
            procedure, #"<effect name="register"/>"#, "",
            "a certificate needs an effect that makes a version", offset: nil),
        Row(
            procedure, #"<effect name="register"/>"#, #"<effect name="enrol"/>"#,
            "no such effect"),
        Row(
            procedure, #"<paper kind="certificate"/>"#,
            #"<guard name="moon-is-full"/><paper kind="certificate"/>"#,
            "the guard moon-is-full does not exist", offset: nil),
        Row(
            "procedures/renewal.xml", #"profiles="taian-2025""#, #"profiles="taian-2026""#,
            "there is no profile taian-2026", offset: nil),
        Row(
            profile, #"from="2025-03-01""#, #"from="2025-02-28""#, "also covered by taian-2024",
            offset: nil),
        Row(
            profile, #"from="2025-03-01""#, #"from="2025-03-01" until="2025-02-01""#,
            "until lies before from"),
        Row(
            profile, #"name="levels.refused""#, #"name="levels.other""#,
            "levels.refused is missing", offset: nil),
        Row(
            profile, #"name="publicity" value="10" unit="workingDays""#,
            #"name="publicity" value="10" unit="days""#,
            "the term publicity in working days", offset: nil),
        Row(
            profile, #"kind="decision""#, #"kind="decisions""#, "how decision is trusted",
            offset: nil),
        Row(
            year, #"from="2026-02-15" to="2026-02-23""#, #"from="2026-02-15" to="2026-02-14""#,
            "within a month"),
        Row(year, #"from="2026-06-19""#, #"from="2025-06-19""#, "within a month"),
        Row(year, #"on="2026-01-04""#, #"on="2026-01-05""#, "not a Saturday or Sunday"),
        Row(year, #"on="2026-01-04""#, #"on="2027-01-03""#, "not of 2026"),
        Row(year, #"on="2026-01-04""#, #"on="2026-01-03""#, "ruled twice"),
        Row(year, #"number="2026""#, #"number="2025""#, "not of 2025", offset: 1),
    ]

    @Test("What is wrong is refused at its line", arguments: schemaRows + ownRows)
    func refusedAtLine(row: Row) throws {
        let files = try Shipped.files()
        var changed = files.files
        let original = try #require(changed[row.file])
        let (bytes, line) = try replacing(row.old, with: row.new, in: original)
        changed[row.file] = bytes
        let set = RuleFiles(files: changed, digest: files.digest)
        let problems = try refused { _ = try RuleBook.load(set) }
        let problem = try #require(
            problems.first { $0.message.contains(row.message) }, "\(problems)")
        if let offset = row.offset {
            #expect(problem.line == line + offset, "\(problems)")
            #expect(problem.file == row.file)
            #expect(problem.xpath != nil)
        }
        if row.isSchema {
            let schema = row.file.split(separator: "/")[0]
            let names = ["codes": "codes.xsd", "steps": "procedure.xsd"]
            let name = names[String(schema)] ?? "\(schema.dropLast()).xsd"
            #expect(try !isValidForXmllint(bytes, schema: name))
        }
    }

    @Test("Problems of several files are told together")
    func together() throws {
        let files = try Shipped.files()
        var changed = files.files
        changed[Self.year] = Array("<calendar".utf8)
        changed[Self.codes] = Array("<a/>".utf8)
        changed["profiles/taian-2024.xml"] = nil
        changed["xsd/procedure.xsd"] = Array(
            #"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:elemen/></xs:schema>"#.utf8
        )
        let set = RuleFiles(files: changed, digest: files.digest)
        let problems = try refused { _ = try RuleBook.load(set) }
        #expect(Set(problems.map(\.file)) == [Self.year, Self.codes, "xsd/procedure.xsd"])
    }

    @Test(
        "A set lacks nothing",
        arguments: [
            "xsd/profile.xsd", "xsd/calendar.xsd", "xsd/procedure.xsd", "xsd/codes.xsd",
            "codes/regions.xml", "procedures/", "xsd/wording.xsd", "wording/papers.xml",
        ])
    func missing(path: String) throws {
        let files = try Shipped.files()
        let changed = files.files.filter { !$0.key.hasPrefix(path) }
        #expect(changed.count < files.files.count)
        let problems = try refused {
            _ = try RuleBook.load(RuleFiles(files: changed, digest: files.digest))
        }
        #expect(problems.count == 1)
        #expect(problems.first.map { path.hasPrefix($0.file) } == true)
    }

    @Test("One year has one official schedule, one package kind one procedure")
    func twice() throws {
        let files = try Shipped.files()
        var changed = files.files
        changed["calendars/2026-again.xml"] = changed[Self.year]
        changed["procedures/again.xml"] = try replacing(
            #"name="registration""#, with: #"name="again""#,
            in: try #require(changed[Self.procedure])
        ).bytes
        let problems = try refused {
            _ = try RuleBook.load(RuleFiles(files: changed, digest: files.digest))
        }
        #expect(
            problems.map(\.message) == [
                "2026 already has an official schedule in calendars/2026-again.xml",
                "resource-registration already opens again",
            ])
    }

    @Test("Files that are not XML are left alone")
    func otherFiles() throws {
        let files = try Shipped.files()
        var changed = files.files
        changed["calendars/README.md"] = Array("text".utf8)
        #expect(throws: Never.self) {
            try RuleBook.load(RuleFiles(files: changed, digest: files.digest))
        }
    }
}
