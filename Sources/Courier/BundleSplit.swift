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
