/// The names of one package as a tree, in which no two may meet on any file system.
///
/// Parts are compared after lower-, upper- and lower-casing by the standard library, which knows no
/// locale, and by canonical equivalence, which is how Swift compares strings. That joins all that
/// Unicode's full case folding joins (ß ẞ ss, ſ s, ς σ, K and the Kelvin sign, ﬁ fi), and the
/// Turkish dotless ı with i as well. Widths stay apart: `Ａ` is not `A`, on no file system.
struct NameRegister {
    private struct Place: Hashable {
        var parent: Int
        var part: String
    }

    private struct Node {
        var number: Int
        var spelling: String
        var isFolder: Bool
        /// Whether an entry of its own names it, not only the path of another one.
        var isEntry: Bool
    }

    private var nodes: [Place: Node] = [:]

    /// Enters a clean name; the rule it breaks, and the other spelling, if it meets another one.
    mutating func add(_ name: String) -> (rule: PackageRule, other: String)? {
        let parts = NameRules.parts(of: name)
        var parent = 0
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let isFolder = !isLast || NameRules.isFolder(name)
            let place = Place(parent: parent, part: NameRegister.folded(part))
            guard var node = nodes[place] else {
                parent = nodes.count + 1
                nodes[place] = Node(
                    number: parent, spelling: part, isFolder: isFolder, isEntry: isLast)
                continue
            }
            if !node.spelling.utf8.elementsEqual(part.utf8) {
                return (.nameAlike, node.spelling)
            }
            if node.isFolder != isFolder { return (.nameFileAndFolder, node.spelling) }
            if isLast {
                if node.isEntry { return (.nameTwice, node.spelling) }
                node.isEntry = true
                nodes[place] = node
            }
            parent = node.number
        }
        return nil
    }

    /// Lower case first, so that ẞ meets ß, then upper case, so that ß meets SS and ſ meets S.
    static func folded(_ part: String) -> String {
        if part.utf8.allSatisfy({ $0 < 0x80 }) { return part.lowercased() }
        return part.lowercased().uppercased().lowercased()
    }
}
