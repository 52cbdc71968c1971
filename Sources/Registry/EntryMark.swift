package import WorkingDays

/// Something that stands beside an entry without ending it.
package struct EntryMark: Hashable, Sendable {
    /// What a mark says.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 权属有争议: its rights are disputed, so none are confirmed (办法 art. 10).
        case disputed
        /// 授权已终止: the authorisation under which it was made has ended.
        case authorisationEnded = "authorisation-ended"
        /// 来源登记已失效: a resource that it rests on is not in force any more.
        case sourceEnded = "source-ended"
    }

    /// What it says.
    package var kind: Kind
    /// Since when.
    package var since: Day
    /// The entry that is the cause; `nil` where the cause is the entry itself.
    package var cause: String?

    /// A mark.
    package init(kind: Kind, since: Day, cause: String? = nil) {
        self.kind = kind
        self.since = since
        self.cause = cause
    }
}
