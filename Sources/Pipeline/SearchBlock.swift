internal import Registry

/// Names a block of the site's search: up to 256 neighbours of one group.
struct SearchBlock: Hashable {
    /// `DJ-370900-2026` for entries, a provider's code for the items of its catalogue.
    var group: String
    /// Which of them, from 0.
    var index: Int

    /// Records of one block.
    static let size = 256

    /// A block.
    init(group: String, index: Int) {
        self.group = group
        self.index = index
    }

    /// The block that an entry stands in; `nil` for what is no number of the register.
    init?(ofEntry number: String) {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        guard EntrySeries.isNumber(number), let sequence = Int(parts[3]), sequence > 0 else {
            return nil
        }
        group = parts[0...2].joined(separator: "-")
        index = (sequence - 1) / SearchBlock.size
    }

    /// Its name as a script knows it.
    var name: String {
        (group.utf8.contains(0x2D) ? "entries/" : "items/") + "\(group)-\(index)"
    }
}
