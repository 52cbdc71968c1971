internal import CLibXML2

/// Elements taken out of a tree for a while, each with the place to which it returns.
@safe struct RemovedElements {
    @safe private struct Removed {
        let node: UnsafeMutablePointer<xmlNode>
        let parent: UnsafeMutablePointer<xmlNode>
        let next: UnsafeMutablePointer<xmlNode>?
    }

    private var removed: [Removed] = []

    /// Takes out an element and every later sibling of its name, so that the positions in the paths
    /// of those that stay do not move. The root stays where it is, and so does what is already out.
    mutating func takeOut(_ node: UnsafeMutablePointer<xmlNode>) {
        guard let parent = unsafe node.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return }
        let name = unsafe node.pointee.name
        var current: UnsafeMutablePointer<xmlNode>? = unsafe node
        while let candidate = unsafe current {
            let next = unsafe candidate.pointee.next
            if unsafe candidate.pointee.type == XML_ELEMENT_NODE,
                unsafe xmlStrEqual(candidate.pointee.name, name) == 1
            {
                unsafe removed.append(Removed(node: candidate, parent: parent, next: next))
                unsafe xmlUnlinkNode(candidate)
            }
            unsafe current = unsafe next
        }
    }

    /// Puts everything back, the last one out first, so that each finds its neighbour in place.
    mutating func putBack() {
        while let last = removed.popLast() {
            if let next = unsafe last.next {
                unsafe xmlAddPrevSibling(next, last.node)
            } else {
                unsafe xmlAddChild(last.parent, last.node)
            }
        }
    }
}
