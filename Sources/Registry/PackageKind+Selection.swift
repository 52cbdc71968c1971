extension PackageKind {
    /// 实施方案 (办法 art. 12).
    package static let implementationPlan = PackageKind(rawValue: "implementation-plan")
    /// 申报公告 (办法 art. 14(1)).
    package static let announcement = PackageKind(rawValue: "announcement")
    /// 申报材料 (办法 art. 13, 14(2)).
    package static let operatorApplication = PackageKind(rawValue: "operator-application")
    /// 综合评审 (办法 art. 14(3)).
    package static let selection = PackageKind(rawValue: "selection")
    /// The record of a decision that was taken on paper.
    package static let outsideAct = PackageKind(rawValue: "outside-act")
}
