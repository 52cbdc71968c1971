package import Packages
package import Registry

extension Finding {
    /// A problem of a ZIP as a finding; one about a limit names its id and value.
    package init(_ problem: PackageProblem, limits: PackageLimits = .standard) {
        self.init(
            rule: problem.id, severity: problem.rule.isRemark ? .remark : .error,
            file: problem.entry, found: problem.found,
            expected: LimitNaming.expected(problem, limits) ?? problem.expected,
            chinese: problem.chinese, english: problem.english, advice: problem.advice,
            adviceEnglish: problem.rule.adviceEnglish)
    }
}
