/// The names of one package as a tree, in which no two may meet on any file system.
///
/// Parts are compared after upper- and lower-casing by the standard library, which has no locale,
/// and by canonical equivalence, which is how Swift compares strings.
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

    /// Upper case first, so that ß meets SS and ſ meets s.
    private static func folded(_ part: String) -> String { part.uppercased().lowercased() }
}
