/// Which of several names somebody probably meant.
enum Likeness {
    /// The nearest name, where it is near enough to be meant: a third of its letters wrong at most.
    static func nearest(to word: String, among names: [String]) -> String? {
        let word = word.lowercased()
        let near = names.map { (name: $0, distance: distance(word, $0.lowercased())) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let near, near.distance <= max(1, near.name.count / 3) else {
            // The beginning of one name alone is no typing error.
            let beginning = names.filter { word.count > 1 && $0.hasPrefix(word) }
            return beginning.count == 1 ? beginning[0] : nil
        }
        return near.name
    }

    /// Letters to put in, leave out, replace or swap with their neighbour (Damerau and Levenshtein,
    /// in its restricted form).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before: [Int] = []
        var row = Array(0...b.count)
        for i in 1...a.count {
            var next = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let change = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                next[j] = min(change, row[j] + 1, next[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    next[j] = min(next[j], before[j - 2] + 1)
                }
            }
            before = row
            row = next
        }
        return row[b.count]
    }
}
