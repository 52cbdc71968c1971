internal import Definitions
internal import Registry

/// A procedure with everything that its names stand for: what its diagram, its graph and its JSON
/// show.
struct ProcedureSheet: Encodable {
    /// A code and what it is called.
    struct Named: Encodable, Hashable {
        let name: String
        let title: String

        /// The title in Chinese and the code in English.
        var text: String { Message(zh: title, en: name).text }
        /// Both, where they differ.
        var both: String { title == name ? name : title + " " + name }
    }

    /// A condition.
    struct Condition: Encodable {
        let name: String
        let title: String
        let article: String

        /// Title and code, and in brackets the article.
        var text: String {
            Named(name: name, title: title).both + (article.isEmpty ? "" : " (\(article))")
        }
    }

    /// The number of a profile.
    struct Period: Encodable {
        let profile: String
        let value: Int
        let unit: String
        let source: String
    }

    /// A stage.
    struct Stop: Encodable {
        let name: String
        let title: String
        let article: String
        /// The role that decides; `nil` where nobody does.
        let decider: Named?
        /// Those whose word it waits for.
        let voices: [Named]
        let term: String
        let countedFrom: String
        let periods: [Period]
        let checklist: [String]
        let steps: [Step]
    }

    /// A step out of a stage or within it.
    struct Step: Encodable {
        /// `decision`, `automatic`, `expiry` or `arrival`.
        let way: String
        let name: String
        let title: String
        let article: String
        /// `never`, `clean`, `always`.
        let automatic: String
        let needsReason: Bool
        let needsChecklist: Bool
        let about: String
        /// For an arrival: the package and who may send it.
        let package: Named?
        let sender: String?
        /// Whether it waits while its date is provisional.
        let irreversible: Bool
        let conditions: [Condition]
        let papers: [Named]
        let effects: [Named]
        let next: Destination
    }

    /// Where a step leads.
    struct Destination: Encodable {
        /// `stage`, `closed`, `stay` or `extend`.
        let manner: String
        /// The stage, the closing code, or the term.
        let name: String?
        let title: String?
        /// For `extend`: the numbers.
        let periods: [Period]
    }

    let name: String
    let version: Int
    let title: String
    let article: String
    let opens: String
    let opensTitle: String
    let applicants: [Named]
    let profiles: [String]
    let concernsEntry: Bool
    let exOfficio: [Named]
    let conditions: [Condition]
    let stages: [Stop]

    /// A procedure under these profiles.
    init(_ procedure: Procedure, book: RuleBook, profiles: [Profile]) {
        let naming = ProcedureNaming(book: book, profiles: profiles)
        name = procedure.name
        version = procedure.version
        title = procedure.title
        article = procedure.article
        opens = procedure.opens.rawValue
        opensTitle = naming.package(procedure.opens).title
        applicants = procedure.applicantRoles.map(naming.role)
        self.profiles = procedure.profiles
        concernsEntry = procedure.concernsEntry
        exOfficio = procedure.exOfficio.map(naming.role)
        conditions = naming.conditions(procedure.guards)
        stages = procedure.stages.map { naming.stop($0, of: procedure) }
    }
}
