/// The entry that an application concerns: a change, a cancellation, a renewal …
package struct CaseSubject: Hashable, Sendable {
    /// The entry's number.
    package var number: String
    /// The version that stood when the case opened.
    package var version: Int
    /// What that version is called; `nil` in cases that an earlier version of the program opened.
    package var name: String?
    /// The registrants of that version, who learn what becomes of the case whoever applied.
    package var registrants: [Applicant]

    /// A subject.
    package init(
        number: String, version: Int, name: String? = nil, registrants: [Applicant]
    ) {
        self.number = number
        self.version = version
        self.name = name
        self.registrants = registrants
    }
}
