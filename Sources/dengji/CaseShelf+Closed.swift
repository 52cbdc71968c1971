internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

extension CaseShelf {
    /// Cases that closed on a day or after it, in the order of numbers, and what could not be read.
    func closedCases(since day: Day) throws -> (cases: [Found], unreadable: [Unreadable]) {
        var cases: [Found] = []
        var unreadable: [Unreadable] = []
        for year in try folders(of: CaseShelf.archive, depth: 1) {
            guard let name = year.lastName.text, let number = Int(name), number >= day.year else {
                continue
            }
            for folder in try roots(in: year) {
                for place in CaseShelf.placesOfPapers(in: folder) {
                    switch try read(place) {
                    case .found(let record) where record.since.day >= day:
                        cases.append(Found(record: record, folder: place))
                    case .unreadable(let reason):
                        unreadable.append(Unreadable(folder: place, reason: reason))
                    case .found, .vanished: continue
                    }
                }
            }
        }
        return (cases.sorted { $0.record.number < $1.record.number }, unreadable)
    }

    /// What lies in a year of the archive: the folder of each case, or the ZIP in a month's folder.
    func roots(in year: Path) throws -> [Path] {
        try folders(of: year, depth: 1).flatMap { folder throws -> [Path] in
            guard CaseShelf.months.contains(folder.lastName) else { return [folder] }
            return try folders(of: folder, depth: 1).filter { ZIPBag.isArchived($0.lastName) }
        }
    }

    private static let months = (1...12).map { Path($0.padded(to: 2)) }

    /// Where the papers of a case in the archive may lie: in its bag, a folder or a ZIP, or, where an
    /// earlier program closed it, plainly in its folder.
    static func placesOfPapers(in root: Path) -> [Path] {
        guard ZIPBag.isArchived(root.lastName) else { return [root.appending("data"), root] }
        let top = Path(bytes: Array(root.lastName.bytes.dropLast(4)))
        return [root.appending(top).appending("data")]
    }

    /// The same of one case in a year, whether something lies there or not.
    static func placesOfPapers(ofCase number: CaseNumber, closedIn year: Path) -> [Path] {
        placesOfPapers(in: year.appending(Path(number.text)))
            + months.flatMap {
                placesOfPapers(in: year.appending($0).appending(Path(number.text + ".zip")))
            }
    }
}
