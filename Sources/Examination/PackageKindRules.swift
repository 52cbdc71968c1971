import Registry
import XML

/// Everything a package of one kind is judged by, compiled.
final class PackageKindRules {
    /// Which values become facts.
    let mapping: FactsMapping
    /// The schema.
    let schema: XMLSchema
    /// What the schema's documentation says.
    let outline: OutlineField
    /// Rules that always hold, file by file.
    let rules: [RuleSet]
    /// Rules of one profile more, by its name.
    let profileRules: [String: [RuleSet]]

    init(
        mapping: FactsMapping, schema: XMLSchema, outline: OutlineField, rules: [RuleSet],
        profileRules: [String: [RuleSet]]
    ) {
        self.mapping = mapping
        self.schema = schema
        self.outline = outline
        self.rules = rules
        self.profileRules = profileRules
    }

    /// The failures of its rules, those of the profile included.
    func failures(of document: XMLDocument, profile: String?)
        throws(XMLEngineError) -> [RuleFailure]
    {
        let more = profile.flatMap { profileRules[$0] } ?? []
        var failures: [RuleFailure] = []
        for set in rules + more { failures += try set.evaluate(document) }
        return failures
    }
}
