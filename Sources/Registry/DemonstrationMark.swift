/// What stands on everything that a demonstration shows or sends.
package enum DemonstrationMark {
    /// As papers have it (`schemas/wording/papers.xml`), for what has no words of its own.
    package static let text = "演示 无效"

    /// The mark of a demonstration; `nil` for a real workspace.
    package static func text(_ isDemonstration: Bool) -> String? { isDemonstration ? text : nil }
}
