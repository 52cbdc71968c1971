internal import Packages
package import Registry
internal import XML

/// Every rule by which packages are judged, for the document of findings and for tests: those
/// written in Swift for documents, for the registry itself and for the ZIP reader, and those of a
/// set's rule files.
package enum RuleCatalogue {
    /// One rule.
    package struct Entry: Hashable, Sendable {
        /// The stable id.
        package let id: String
        /// The article, for rules of law.
        package let article: String?
        /// Error or remark.
        package let severity: Finding.Severity
        /// The sentence in Chinese; `{…}` stands for what a finding fills in.
        package let chinese: String
        /// The same sentence in English.
        package let english: String
        /// What to do, in Chinese.
        package let advice: String
        /// The same in English.
        package let adviceEnglish: String
        /// The rule file it comes from, `nil` for those written in Swift.
        package let file: String?
    }

    /// All rules of a set, documents first, then the registry, ZIP, and file by file. Throws when a
    /// rule file is not usable.
    package static func entries(of files: RuleFiles) throws(ExaminerError) -> [Entry] {
        var entries = DocumentRule.all.map { rule in
            Entry(
                id: rule.id, article: nil, severity: rule.severity, chinese: rule.chinese,
                english: rule.english, advice: rule.advice,
                adviceEnglish: rule.adviceEnglish, file: nil)
        }
        entries += RegistryRule.all.map { rule in
            Entry(
                id: rule.id, article: rule.article, severity: .error, chinese: rule.chinese,
                english: rule.english, advice: rule.advice, adviceEnglish: rule.adviceEnglish,
                file: nil)
        }
        entries += PackageRule.all.map { rule in
            Entry(
                id: rule.id, article: nil, severity: rule.isRemark ? .remark : .error,
                chinese: rule.chinese, english: rule.english, advice: rule.advice,
                adviceEnglish: rule.adviceEnglish, file: nil)
        }
        for (name, bytes) in files.folder("rules") where name.hasSuffix(".sch") {
            let file = "rules/" + name
            do {
                entries += try RuleSet.load(bytes, name: file).ids.map { rule in
                    Entry(
                        id: rule.id, article: rule.article,
                        severity: rule.severity == .error ? .error : .remark,
                        chinese: rule.chinese, english: rule.english, advice: rule.advice,
                        adviceEnglish: rule.adviceEnglish, file: file)
                }
            } catch {
                throw .engine(file: file, error)
            }
        }
        return entries
    }
}
