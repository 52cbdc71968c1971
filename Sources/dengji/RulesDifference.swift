internal import Definitions
internal import Registry
internal import WorkingDays

/// What one set of schemas has other than another: files, and what a profile says.
struct RulesDifference: Encodable {
    /// One value of a profile.
    struct Change: Encodable {
        /// The profile's name.
        let profile: String
        /// `term`, `setting`, `trust`, `span`.
        let part: String
        /// Which.
        let name: String
        /// Before; absent where it is new.
        let old: String?
        /// After; absent where it is gone.
        let new: String?
    }

    /// Digest of the set in force.
    let from: String
    /// Digest of the other set.
    let to: String
    /// Files that are new, in the order of names.
    let added: [String]
    /// Files with other bytes.
    let changed: [String]
    /// Files that are gone.
    let removed: [String]
    /// Changed values of profiles.
    let profiles: [Change]

    /// The difference; profiles are compared where both sets load.
    init(from old: RuleFiles, to new: RuleFiles) {
        from = old.digest.text
        to = new.digest.text
        added = new.files.keys.filter { old.files[$0] == nil }.sorted()
        removed = old.files.keys.filter { new.files[$0] == nil }.sorted()
        changed = old.files.keys.filter { name in
            new.files[name].map { $0 != old.files[name] } ?? false
        }.sorted()
        profiles = RulesDifference.profiles(old, new)
    }

    private static func profiles(_ old: RuleFiles, _ new: RuleFiles) -> [Change] {
        guard let before = book(old), let after = book(new) else { return [] }
        let names = Set((before.profiles + after.profiles).map(\.name)).sorted()
        return names.flatMap { name in
            let earlier = before.profile(named: name).map(values) ?? [:]
            let later = after.profile(named: name).map(values) ?? [:]
            return Set(earlier.keys).union(later.keys).sorted { $0.order < $1.order }
                .filter { earlier[$0] != later[$0] }
                .map { key in
                    Change(
                        profile: name, part: key.part, name: key.name, old: earlier[key],
                        new: later[key])
                }
        }
    }

    /// A set that does not load has no profiles to compare; that it does not load is told apart.
    private static func book(_ files: RuleFiles) -> RuleBook? {
        do {
            return try RuleBook.load(files)
        } catch {
            return nil
        }
    }

    private struct Key: Hashable {
        var part: String
        var name: String
        var order: String { part + " " + name }
    }

    private static func values(_ profile: Profile) -> [Key: String] {
        var values: [Key: String] = [:]
        for (name, term) in profile.terms {
            values[Key(part: "term", name: name)] = "\(term.value) \(term.unit.rawValue)"
        }
        for (name, value) in profile.settings {
            values[Key(part: "setting", name: name)] = value
        }
        for (kind, trust) in profile.trust {
            values[Key(part: "trust", name: kind.rawValue)] = "\(trust)"
        }
        values[Key(part: "span", name: "from")] = profile.from.iso
        values[Key(part: "span", name: "until")] = profile.until?.iso
        values[Key(part: "span", name: "inForceUntil")] = profile.inForceUntil?.iso
        values[Key(part: "standIn", name: "role")] = profile.standIn.rawValue
        return values
    }

    /// A line for each file and value.
    var text: String {
        var lines = [
            Message(zh: "现行规则 \(from)", en: "in force  \(from)").text,
            Message(zh: "拟采用　 \(to)", en: "to adopt  \(to)").text,
        ]
        lines += added.map { Message(zh: "  新增 \($0)", en: "  added   \($0)").text }
        lines += changed.map { Message(zh: "  修改 \($0)", en: "  changed \($0)").text }
        lines += removed.map { Message(zh: "  删除 \($0)", en: "  removed \($0)").text }
        lines += profiles.map {
            "    \($0.profile) \($0.part) \($0.name): \($0.old ?? "—") → \($0.new ?? "—")"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
