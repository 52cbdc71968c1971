import XML

/// Finds elements by their paths; the children of one name are listed once for each parent.
final class ElementLookup {
    private let root: XMLElement
    /// Children by the path of their parent and their name.
    private var children: [String: [XMLElement]] = [:]

    init(_ root: XMLElement) {
        self.root = root
    }

    /// The element at a path as `XMLElement.path` writes it, of an attribute its owner.
    func element(at path: String) -> XMLElement? {
        var current = root
        var walked = ""
        for step in path.split(separator: "/").dropFirst() where !step.hasPrefix("@") {
            let name = String(step.prefix { $0 != "[" })
            let position = Int(step.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }) ?? 1
            let siblings = siblings(name, of: current, at: walked)
            guard position >= 1, position <= siblings.count else { return nil }
            current = siblings[position - 1]
            walked += "/" + step
        }
        return current
    }

    private func siblings(_ name: String, of parent: XMLElement, at path: String) -> [XMLElement] {
        let key = path + "/" + name
        if let known = children[key] { return known }
        let found = parent.all(name)
        children[key] = found
        return found
    }
}
