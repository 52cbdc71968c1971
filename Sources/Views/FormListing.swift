internal import XML

/// `site/form.xml`: how the kinds of package are grouped on the page that lists their forms, and
/// which have none.
struct FormListing {
    /// One kind with what is said about it.
    private struct Listed {
        var name: String
        var note: String
    }

    /// Kinds under one heading.
    private struct Group {
        var title: String
        var english: String
        var kinds: [Listed]
    }

    private var listed: [Group] = []
    /// Kinds without a form.
    private(set) var without: Set<String> = []
    /// What is said about them.
    private(set) var leftOut: [ApplyWithout] = []

    /// Reads the file of a set; without one, all kinds are others.
    init(_ rules: SchemaFiles) throws(ViewError) {
        guard let root = try rules.root("site/form.xml") else { return }
        listed = root.all("group").map { group in
            Group(
                title: group.attribute("zh") ?? "", english: group.attribute("en") ?? "",
                kinds: group.all("kind").map { kind in
                    Listed(
                        name: kind.attribute("name") ?? "", note: kind.attribute("zh") ?? "")
                })
        }
        for element in root.all("without") {
            without.insert(element.attribute("kind") ?? "")
            leftOut.append(
                ApplyWithout(
                    note: element.attribute("zh") ?? "", english: element.attribute("en") ?? ""))
        }
    }

    /// What is said about a kind; empty for one that is not listed.
    func note(of kind: String) -> String {
        listed.flatMap(\.kinds).first { $0.name == kind }?.note ?? ""
    }

    /// The groups with the kinds that there are, and the others last.
    func groups(_ titles: [String: (chinese: String, english: String)]) -> [ApplyGroup] {
        let named = Set(listed.flatMap { $0.kinds.map(\.name) })
        let others = titles.keys.filter { !named.contains($0) }.sorted()
            .map { Listed(name: $0, note: "") }
        let all = listed + [Group(title: "其他", english: "Others", kinds: others)]
        return all.enumerated().compactMap { index, group in
            let kinds = group.kinds.compactMap { kind in
                titles[kind.name].map {
                    ApplyKind(
                        kind: kind.name, title: $0.chinese, english: $0.english, note: kind.note)
                }
            }
            guard !kinds.isEmpty else { return nil }
            return ApplyGroup(
                anchor: "group-\(index + 1)", title: group.title, english: group.english,
                kinds: kinds)
        }
    }
}
