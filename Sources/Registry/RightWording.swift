/// A right that art. 10 knows, and the fact by which an application claims it.
package struct RightWording: Hashable, Sendable {
    /// `holding`, `revenue`, `processing`, `operation`.
    package var name: String
    /// The kind of applicant that may have it: `provider` or `operator`.
    package var applicant: String
    /// The fact that claims it.
    package var fact: String
    /// The values of the fact that claim it, separated by blanks: `true 是`. A fact that lists
    /// several, as the rights of an authorisation, claims each of them.
    package var value: String
    /// The article.
    package var article: String
    /// The name of the right, 数据资源持有权.
    package var title: String

    /// A right.
    package init(
        name: String, applicant: String, fact: String, value: String, article: String, title: String
    ) {
        self.name = name
        self.applicant = applicant
        self.fact = fact
        self.value = value
        self.article = article
        self.title = title
    }

    /// Whether an application with this value of `fact` claims the right.
    package func isClaimed(by value: String?) -> Bool {
        let said = (value ?? "").split(separator: " ")
        return self.value.split(separator: " ").contains { said.contains($0) }
    }
}
