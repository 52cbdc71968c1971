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
            for folder in try folders(of: year, depth: 1) {
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

    /// Where the papers of a case in the archive may lie: in its bag, or, where an earlier program
    /// closed it, plainly in its folder.
    static func placesOfPapers(in folder: Path) -> [Path] { [folder.appending("data"), folder] }
}
