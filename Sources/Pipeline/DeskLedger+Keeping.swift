internal import Registry
internal import ViewState
internal import Views
internal import WorkingDays

// How a ledger is kept. What desks show of cases is not: a start looks at them once.
extension DeskLedger {
    /// Adds what is in memory alone. A case that no shelf names any more is not kept, whether its pages
    /// were made or not.
    func add(to changes: inout ViewChanges) {
        for number in changed.cases {
            if let one = open[number] {
                changes.cases[number] = ViewCase(
                    standing: one.standing, endedAt: nil, papers: one.papers.map(\.kept))
            } else if let one = ended[number], one.shelfCount > 0 {
                changes.cases[number] = ViewCase(
                    standing: one.standing, endedAt: one.at.milliseconds,
                    papers: one.papers.map(\.kept))
            } else {
                changes.cases.updateValue(nil, forKey: number)
            }
        }
        for code in changed.shelves {
            guard let shelf = shelves[code] else { continue }
            changes.shelves[code] = ViewShelf(
                papers: shelf.papers.map { SentPaper(party: code, paper: $0).kept },
                counts: shelf.counts, closed: shelf.closed)
        }
        changes.others = changed.others
    }
}

extension DeskLedger.Kept {
    /// What was kept. Pages of cases that ended were made, or will not be.
    init(_ desks: ViewDesks) {
        others = desks.others
        var names: [CaseNumber: Int] = [:]
        for (code, shelf) in desks.shelves {
            shelves[code] = DeskLedger.Shelf(
                papers: shelf.papers.map { DeskLedger.SentPaper($0).paper },
                counts: shelf.counts, closed: shelf.closed)
            for number in shelf.closed { names[number, default: 0] += 1 }
        }
        for one in desks.cases {
            let papers = one.papers.map { DeskLedger.SentPaper($0) }
            let number = one.standing.number
            if let at = one.endedAt {
                ended[number] = DeskLedger.Ended(
                    standing: one.standing, at: Instant(milliseconds: at), papers: papers,
                    shelfCount: names[number] ?? 0, awaitsPages: false)
            } else {
                open[number] = DeskLedger.OpenCase(standing: one.standing, papers: papers)
            }
        }
    }
}

extension DeskLedger.SentPaper {
    fileprivate init(_ kept: ViewPaper) {
        self.init(
            party: kept.party,
            paper: DeskPaper(
                path: kept.path, kind: kept.kind, at: Instant(milliseconds: kept.at),
                caseNumber: kept.caseNumber))
    }

    fileprivate var kept: ViewPaper {
        ViewPaper(
            party: party, path: paper.path, kind: paper.kind, at: paper.at.milliseconds,
            caseNumber: paper.caseNumber)
    }
}
