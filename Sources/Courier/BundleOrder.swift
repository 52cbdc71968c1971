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

/// How files are shared out among bundles.
enum BundleSplit {
    /// Runs of `sizes`, in order, none over a limit unless it is one file alone. A file marked as
    /// going with the one before is in the same run.
    static func runs(
        _ sizes: [(sizeBytes: Int, goesWithPrevious: Bool)], maxFiles: Int, maxBytes: Int
    ) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        var bytes = 0
        var index = 0
        while index < sizes.count {
            var end = index + 1
            var size = sizes[index].sizeBytes
            while end < sizes.count, sizes[end].goesWithPrevious {
                size += sizes[end].sizeBytes
                end += 1
            }
            if index > start, end - start > maxFiles || bytes + size > maxBytes {
                runs.append(start..<index)
                start = index
                bytes = 0
            }
            bytes += size
            index = end
        }
        if start < sizes.count { runs.append(start..<sizes.count) }
        return runs
    }
}
