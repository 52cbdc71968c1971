package import Examination

extension FormOutline {
    /// The items of a kind whose document is a list, such as a catalogue: they stand at `items/item`
    /// below the root. A table of such a kind is one document, its rows the items.
    package var listGroup: Group? { groups.first { $0.path == "items/item" } }

    /// The path at which such a document says how many items it has.
    package static let itemCountPath = "itemCount"
}
