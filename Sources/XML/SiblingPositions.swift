internal import CLibXML2

/// Numbers elements among their siblings of one name; belongs to one document.
///
/// Counting backward costs as much as there are siblings before, so a finding at each of a hundred
/// thousand siblings would cost five thousand million steps. Where there are many, the children of
/// a parent are counted once, all of them.
@safe final class SiblingPositions {
    private var counted: Set<UnsafeMutableRawPointer> = unsafe []
    private var positions: [UnsafeMutableRawPointer: Int32] = unsafe [:]

    /// Siblings that are counted backward each time.
    private static let few = 64

    /// The number of an element among the sibling elements of its local name, from 1.
    func position(of node: UnsafeMutablePointer<xmlNode>) -> Int {
        if let position = unsafe positions[UnsafeMutableRawPointer(node)] { return Int(position) }
        if let position = unsafe SiblingPositions.counting(
            back: node, atMost: SiblingPositions.few)
        {
            return position
        }
        if let parent = unsafe node.pointee.parent,
            unsafe counted.insert(UnsafeMutableRawPointer(parent)).inserted
        {
            unsafe countChildren(of: parent)
            if let position = unsafe positions[UnsafeMutableRawPointer(node)] {
                return Int(position)
            }
        }
        // It was out of the tree when its siblings were counted.
        return unsafe SiblingPositions.counting(back: node, atMost: .max) ?? 1
    }

    private func countChildren(of parent: UnsafeMutablePointer<xmlNode>) {
        // Names of a parsed tree are interned: one name, one address.
        var counts: [UnsafePointer<xmlChar>: Int32] = unsafe [:]
        var next = unsafe parent.pointee.children
        while let child = unsafe next {
            if unsafe child.pointee.type == XML_ELEMENT_NODE, let name = unsafe child.pointee.name {
                let count = unsafe (counts[name] ?? 0) + 1
                unsafe counts[name] = count
                unsafe positions[UnsafeMutableRawPointer(child)] = count
            }
            unsafe next = child.pointee.next
        }
    }

    private static func counting(back node: UnsafeMutablePointer<xmlNode>, atMost limit: Int)
        -> Int?
    {
        var count = 1
        var steps = 0
        var next = unsafe node.pointee.prev
        while let sibling = unsafe next {
            steps += 1
            if steps > limit { return nil }
            if unsafe sibling.pointee.type == XML_ELEMENT_NODE,
                unsafe xmlStrEqual(sibling.pointee.name, node.pointee.name) == 1
            {
                count += 1
            }
            unsafe next = sibling.pointee.prev
        }
        return count
    }
}
