package import Registry
package import WorkingDays

/// What the loop tells whoever runs it; the command line logs or shows it.
package enum LoopReport: Sendable {
    /// The workspace is open; `repaired` says what a crash had left.
    case started(openCases: Int, repaired: String)
    /// Lines were committed.
    case committed(lines: Int, waiting: Int)
    /// One input's events, for a log: ids and digests only.
    case line(number: Int, events: [String], caseNumber: CaseNumber?, claim: String?)
    /// An examiner ended or overran and was replaced; its package went to quarantine.
    case quarantined(claim: String, reason: String)
    /// Child processes cannot lock themselves in whole on this machine: the parts that are missing, each
    /// with what the kernel said; once at a start.
    case cellIncomplete([String])
    /// One file cannot be taken and is left where it is; with its name and the reason.
    case parked(name: String, reason: String)
    /// An empty done-marker that came after its file was taken was removed.
    case lateMarkerRemoved(name: String)
    /// A drop folder lies on a share that sends no events of what others write there; it is looked at
    /// every so many milliseconds.
    case polled(folder: String, share: String, milliseconds: Int)
    /// A drop folder has had its share of the hour, and what lies in it waits; others go on. Said once
    /// until nothing waits in it.
    case held(folder: String, waiting: Int, packagesPerHour: Int, until: Instant)
    /// Nothing waits in it any more.
    case heldNoMore(folder: String)
    /// No more is free than is kept in reserve: nothing more is taken in, the rest goes on. Said once.
    case reserveReached(folder: String, freeBytes: Int, keptBytes: Int)
    /// There is room again.
    case reserveFree
    /// A drop folder on a file system of its own does not answer; what lies in it keeps its time of
    /// receipt, and others go on. Said once.
    case silent(folder: String)
    /// It answers again.
    case answersAgain(folder: String)
    /// A case cannot go on: its file is not what the journal says, or a step's guard does not hold.
    case caseStopped(CaseNumber, reason: String)
    /// An entry of the register cannot go on: its file is not what the journal says.
    case entryStopped(String, reason: String)
    /// Intake stands still until this is mended; said once until it changes.
    case stalled(reason: String)
    /// Intake goes on.
    case resumed
    /// An irreversible step waits for the calendar of its year.
    case waitsForCalendar(CaseNumber, until: Instant)
    /// A view could not be written; it is made again by `dengji site` or at the next start.
    case viewFailed(String)
    /// Lines cannot be settled, so that memory grows with them; said once until that changes.
    case settlingFailed(String)
    /// A paper in the outbox is not the one that was sent any more; no page and no print is made of it.
    case paperChanged(file: String)
    /// A PDF shows characters by their code points, because no font draws them.
    case charactersNotDrawn(file: String, characters: [UInt32])
    /// `schemas/` holds another set than the one in force; it rules nothing until it is adopted.
    case rulesOffered(inForce: ContentDigest, offered: ContentDigest)
    /// A line changed what the registry was opened with; it is opened anew.
    case opensAnew
    /// Everything taken in is durable, and the loop ends.
    case stopped
}
