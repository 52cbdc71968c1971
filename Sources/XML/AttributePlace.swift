/// An attribute of a namespace, with where it is written.
package struct AttributePlace: Hashable, Sendable {
    /// Local name.
    package var name: String
    /// The value.
    package var value: String
    /// The line of its name, from 1.
    package var line: Int
    /// Where it is, ending in `/@name`.
    package var path: String
}

extension XMLDocument {
    /// The attributes of a namespace, in the order of the document, at most `max`.
    package func attributes(inNamespace namespace: String, max: Int) -> [AttributePlace] {
        var found: [AttributePlace] = []
        if hasPrefixedAttributes { collect(namespace, in: root, max, into: &found) }
        return found
    }

    private func collect(
        _ namespace: String, in element: XMLElement, _ max: Int, into found: inout [AttributePlace]
    ) {
        guard found.count < max else { return }
        found += element.attributePlaces(inNamespace: namespace).prefix(max - found.count)
        for child in element.children { collect(namespace, in: child, max, into: &found) }
    }
}
