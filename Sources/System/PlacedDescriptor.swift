/// An open descriptor of this process and its number in a child.
package struct PlacedDescriptor: Sendable {
    let number: Int32
    let numberInChild: Int32
}

extension FileDescriptor {
    /// For `ChildLaunch`: this descriptor under `numberInChild`, 0 or more, in the child.
    package func placed(at numberInChild: Int32) -> PlacedDescriptor {
        PlacedDescriptor(number: number, numberInChild: numberInChild)
    }
}
