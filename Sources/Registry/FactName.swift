/// Names of facts that the docket itself reads; all others only pass through to papers and pages.
package enum FactName {
    /// The level of GB/T 43697: 核心, 重要, 一般; decides whether the machine may accept.
    package static let level = "resource.level"
    /// Credit code of the applicants' agent (代理人); absent without one.
    package static let agent = "agent.code"
    /// The case that a supplement names.
    package static let supplementedCase = "supplement.case"
    /// The package that a supplement names, by the id its sender gave it.
    package static let supplementedPackage = "supplement.package"
}
