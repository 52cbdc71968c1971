internal import Examination
internal import Registry
package import XML

/// An element of an application while it is being put together.
package final class FormNode {
    /// Its local name.
    package let name: String
    /// Its attributes.
    package private(set) var attributes: [String: String] = [:]
    /// Its own text.
    package private(set) var text = ""
    /// The elements in it.
    package internal(set) var children: [FormNode] = []

    init(_ name: String) { self.name = name }

    /// A copy of an element of a document; what is in another namespace is left out.
    package init(_ element: XMLElement) {
        name = element.name
        for attribute in element.attributes where attribute.namespace == nil {
            attributes[attribute.name] = attribute.value
        }
        children = element.children.filter { $0.namespace == element.namespace }
            .map { FormNode($0) }
        if children.isEmpty { text = element.trimmedText }
    }

    func copy() -> FormNode {
        let other = FormNode(name)
        other.attributes = attributes
        other.text = text
        other.children = children.map { $0.copy() }
        return other
    }

    /// The value at a path, `nil` where nothing stands.
    package func value(at path: String) -> String? {
        var node = self
        for step in path.split(separator: "/") {
            if step.hasPrefix("@") { return node.attributes[String(step.dropFirst())] }
            guard let next = node.children.first(where: { $0.name == step }) else { return nil }
            node = next
        }
        return node.text
    }

    /// Sets a value, making the elements on the way.
    func set(_ value: String, at path: String) {
        var node = self
        for step in path.split(separator: "/") {
            if step.hasPrefix("@") {
                node.attributes[String(step.dropFirst())] = value
                return
            }
            node = node.child(String(step))
        }
        node.text = value
    }

    /// Takes a value away, and the elements around it that hold nothing any more.
    func remove(_ path: String) { remove(path.split(separator: "/")[...]) }

    private func remove(_ steps: ArraySlice<Substring>) {
        guard let step = steps.first else { return }
        if step.hasPrefix("@") {
            attributes[String(step.dropFirst())] = nil
            return
        }
        guard let index = children.firstIndex(where: { $0.name == step }) else { return }
        let child = children[index]
        if steps.count == 1 { child.text = "" } else { child.remove(steps.dropFirst()) }
        guard child.children.isEmpty, child.text.isEmpty,
            child.attributes.isEmpty || steps.count == 1
        else { return }
        children.remove(at: index)
    }

    /// The first child of a name, made where there is none.
    func child(_ name: String) -> FormNode {
        if let found = children.first(where: { $0.name == name }) { return found }
        let made = FormNode(name)
        children.append(made)
        return made
    }

    /// Every element of a name below.
    func all(named name: String) -> [FormNode] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(named: name) }
    }

    /// The document: elements in the order of the form, each on a line.
    func document(of form: FormOutline) -> [UInt8] {
        let ranks = Dictionary(
            form.order.enumerated().map { ($0.element, $0.offset) }
        ) { first, _ in first }
        var writer = IndentedWriter(
            root: name, namespace: form.namespace,
            attributes: [("kind", form.kind.rawValue)]
                + attributes.filter { $0.key != "kind" && $0.key != "format" }
                .map { ($0.key, Optional($0.value)) })
        write(children, below: "", ranks, into: &writer)
        return writer.finishFile()
    }

    private func write(
        _ nodes: [FormNode], below path: String, _ ranks: [String: Int],
        into writer: inout IndentedWriter
    ) {
        func rank(_ node: FormNode) -> Int { ranks[path + node.name] ?? Int.max }
        let sorted = nodes.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }
        for (_, node) in sorted {
            let attributes = node.attributes.map { ($0.key, Optional($0.value)) }
            guard !node.children.isEmpty else {
                writer.element(node.name, node.text, attributes)
                continue
            }
            writer.open(node.name, attributes)
            write(node.children, below: path + node.name + "/", ranks, into: &writer)
            writer.close()
        }
    }
}
