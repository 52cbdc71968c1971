/// What becomes of a verified bundle, by its number.
enum BundleOrder: Hashable {
    /// It is the next one.
    case deliver
    /// Some before it are missing.
    case wait
    /// It was received before, and is the same.
    case again
    /// Another one of that number was received.
    case refuse

    /// - Parameters:
    ///   - number: of the bundle.
    ///   - delivered: the last number that was delivered, 0 before the first.
    ///   - isSame: whether the bundle known under that number is this one; `nil` when none is known.
    init(number: Int, delivered: Int, isSame: Bool?) {
        switch isSame {
        case true?: self = .again
        case false?: self = .refuse
        case nil:
            if number <= delivered {
                // The record went; what it was can no longer be told.
                self = .refuse
            } else {
                self = number == delivered + 1 ? .deliver : .wait
            }
        }
    }

    /// The numbers to be asked for: those that are neither delivered nor waiting, up to the last
    /// that waits.
    static func missing(delivered: Int, waiting: [Int]) -> [Int] {
        guard let last = waiting.max(), last > delivered else { return [] }
        let known = Set(waiting)
        return Array((delivered + 1...last).lazy.filter { !known.contains($0) }.prefix(1000))
    }
}
