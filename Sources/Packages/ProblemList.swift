/// Problems and remarks as they are found, up to the limit of each.
struct ProblemList {
    private(set) var problems: [PackageProblem] = []
    private(set) var remarks: [PackageProblem] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func add(
        _ rule: PackageRule, entry: String? = nil, at offset: Int? = nil, found: String? = nil,
        expected: String? = nil
    ) {
        if rule.isRemark ? remarks.count >= limit : problems.count >= limit { return }
        let problem = PackageProblem(
            rule, entry: entry, offsetBytes: offset, found: found, expected: expected)
        if rule.isRemark { remarks.append(problem) } else { problems.append(problem) }
    }
}
