internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// Whether the set of schemas says by what packages of this kind are judged.
    func isHandled(_ kind: PackageKind) -> Bool {
        workspace.rules.files["facts/\(kind.rawValue).xml"] != nil
    }

    /// The kind of a document, when there is such a kind but the set of schemas has nothing for it:
    /// whatever else was found in it was judged by another kind's schema.
    func unhandled(_ examination: Examination) -> PackageKind? {
        guard examination.verdict == .invalid, let kind = examination.identity.kind,
            PackageKind.vocabulary.contains(kind), !isHandled(kind)
        else { return nil }
        return kind
    }
}
