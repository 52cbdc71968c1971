// Search: what is found by a piece of text, `registry/index.sqlite`.
//
// What it is for: cases and entries by parts of a name, a registrant's name or code, a number, a
// catalogue code; beside a running watcher as well as without one.
//
// Guarantees: derived data only. The position in the journal that the index has reached is stored in
// the same transaction as the rows that follow from it, so a crash repeats nothing and loses
// nothing. Two rows for a case, two for an entry, whatever happens to them; no digest of a paper.
// Delete the file and it is made anew.
//
// Never: rules anything. No other room asks it before it decides, so an index that is behind, cut
// or gone changes no answer but that of `dengji find`.
//
// Failures: all are `SearchError`. One that says `isDamaged` is mended by making the index anew;
// any other by what its cause says (disk, permission). None stops the program.
package import Registry
package import WorkingDays

/// A case or an entry of the register as it is found: what one line of an answer shows, and the
/// texts by which it is found.
package struct SearchItem: Hashable, Sendable {
    /// What is found.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A case, open or closed.
        case aCase = "case"
        /// An entry of the register.
        case entry
    }

    /// What is found.
    package var kind: Kind
    /// The case number or the entry's number.
    package var number: String
    /// The kind of the package that opened the case, or that made the entry.
    package var subject: PackageKind
    /// The procedure of a case; `nil` for an entry.
    package var procedure: String?
    /// What it is about, by its own name.
    package var name: String
    /// Applicants or registrants, the first leading.
    package var registrants: [Holder]
    /// The stage of an open case, the code a closed one ended with, the state of an entry.
    package var state: String
    /// Whether the case is open; whether the entry stands.
    package var isOpen: Bool
    /// Since when it is in that state.
    package var since: Day
    /// Texts by which it is found: name, registrants, numbers, codes; in the order of looking.
    package var words: [String]

    /// A registrant.
    package struct Holder: Hashable, Sendable {
        /// The credit code.
        package var code: String
        /// The name.
        package var name: String

        /// A registrant.
        package init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// An item from its parts.
    package init(
        kind: Kind, number: String, subject: PackageKind, procedure: String? = nil, name: String,
        registrants: [Holder], state: String, isOpen: Bool, since: Day, words: [String]
    ) {
        self.kind = kind
        self.number = number
        self.subject = subject
        self.procedure = procedure
        self.name = name
        self.registrants = registrants
        self.state = state
        self.isOpen = isOpen
        self.since = since
        self.words = words
    }
}
