/// A value that somebody fills in, as tables and forms know it.
package struct FormField: Sendable, Hashable {
    /// One value of a closed list.
    package struct Choice: Sendable, Hashable {
        /// What stands in the document.
        package let code: String
        /// What people see.
        package let chinese: String
        /// The same in English.
        package let english: String
    }

    /// Where it stands, from the root or from its group: `resource/holder/code`, `commitment/@date`.
    package let path: String
    /// What people see, one of a kind in its form.
    package let label: String
    /// The same in English.
    package let english: String
    /// What the XSD says about the value, in Chinese.
    package let help: String
    /// Other names it goes by: the label of the XSD, that label behind its parent's, the name of
    /// the fact.
    package let aliases: [String]
    /// Whether it must be there in every document.
    package let isRequired: Bool
    /// Its closed list, if it has one.
    package let choices: [Choice]
    /// Whether it is the id of an attachment.
    package let isFile: Bool
}
