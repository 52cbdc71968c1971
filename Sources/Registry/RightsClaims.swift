/// The rights that a version of an entry claims (办法 art. 10), read from its facts.
package struct RightsClaims: Hashable, Sendable {
    /// Names of rights in the order of art. 10: `holding`, `revenue`, `processing`, `operation`.
    package var names: [String]
    /// Whether it says itself that they are disputed.
    package var isDisputed: Bool

    private static let rights = ["holding", "revenue", "processing", "operation"]

    /// What a version claims.
    package init(_ entry: RegisterEntry) {
        self.init { entry[$0] }
    }

    /// What an application claims.
    package init(_ fact: (String) -> String?) {
        let subjects = ["resource", "product"]
        names = RightsClaims.rights.filter { right in
            subjects.contains { RightsClaims.isYes(fact("\($0).rights.\(right)")) }
        }
        isDisputed = subjects.contains { RightsClaims.isYes(fact("\($0).rights.disputed")) }
    }

    /// Facts keep the Chinese label of a code, or the code.
    private static func isYes(_ value: String?) -> Bool {
        value == "true" || value == "是" || value == "有"
    }
}
