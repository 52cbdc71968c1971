internal import ArgumentParser
internal import Definitions
internal import Registry

/// `dengji procedure show NAME`: a procedure as a diagram.
struct ProcedureShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "show",
            Message(zh: "把一个程序画成图", en: "A procedure as a diagram"),
            Message(
                zh: "环节、期限及其出处、由谁决定、每一步的条件和文书、走向何处；期满和来件怎样处理。"
                    + "--format dot 供 Graphviz 使用：dengji procedure show registration --format dot "
                    + "| dot -Tsvg。",
                en: "Stages, terms with their sources, who decides, the conditions and papers of "
                    + "each step and where it leads; what the end of a period and an arriving "
                    + "package do. --format dot is for Graphviz: dengji procedure show registration "
                    + "--format dot | dot -Tsvg."))
    }

    /// A diagram in plain characters, a graph for Graphviz, or the same for programs.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, dot, json
    }

    @Argument(
        help: .both("程序名，如 registration", "Name of the procedure, registration"),
        completion: CompletionSource.procedures)
    var name: String

    @Option(
        help: .both("只列该规则的期限，如 taian-2025", "Terms of that profile only, taian-2025"))
    var profile: String?

    @Option(help: .both("输出形式", "Form of the output"))
    var format: Form = .text

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let book = try RuleShelf(try place.find()).current.get()
        guard let procedure = book.procedure(named: name) else {
            let known = book.procedures.map(\.name).joined(separator: " ")
            let near = Likeness.nearest(to: name, among: book.procedures.map(\.name))
            throw CommandError.usage(
                Message(zh: "没有程序 \(name)。", en: "there is no procedure \(name)."),
                advice: Message(
                    zh: (near.map { "是不是 dengji procedure show \($0)？" } ?? "") + "现有：\(known)",
                    en: (near.map { "Did you mean dengji procedure show \($0)? " } ?? "")
                        + "There are: \(known)"))
        }
        let sheet = ProcedureSheet(
            procedure, book: book, profiles: try profiles(of: procedure, in: book))
        switch format {
        case .text: Console.print(ProcedureDiagram(sheet).text)
        case .dot: Console.print(ProcedureGraph(sheet).text)
        case .json: Console.print(try JSONText.of(sheet))
        }
    }

    private func profiles(of procedure: Procedure, in book: RuleBook) throws -> [Profile] {
        guard let profile else {
            return book.profiles.filter { procedure.applies(under: $0.name) }
        }
        guard let found = book.profile(named: profile), procedure.applies(under: profile) else {
            let known = book.profiles.map(\.name).filter(procedure.applies)
                .joined(separator: " ")
            throw CommandError.usage(
                Message(
                    zh: "程序 \(name) 不适用规则 \(profile)。",
                    en: "the procedure \(name) is not for the profile \(profile)."),
                advice: Message(zh: "可用：\(known)", en: "It is for: \(known)"))
        }
        return [found]
    }
}
