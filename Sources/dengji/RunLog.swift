internal import Foundation
internal import Pipeline
internal import Registry
internal import WorkingDays

/// The watcher's log on standard error: ids and digests, never content. Each report is one line, whatever
/// names and reasons from outside stand in it.
struct RunLog: Sendable {
    private let logger: LineLogger
    private let isVerbose: Bool
    private let progress: RunProgress?

    /// A log; verbose with one line for each journal line, and with what a single pass has still to
    /// do where `showsProgress`.
    init(isVerbose: Bool, showsProgress: Bool = false) {
        progress = showsProgress && ProgressLine.isWanted ? RunProgress() : nil
        logger = LineLogger()
        self.isVerbose = isVerbose
    }

    /// Shows how far a large package has come, where it is wanted.
    func show(_ piece: WorkProgress.Piece) { progress?.take(piece) }

    /// Writes what happened.
    func note(_ report: LoopReport) {
        progress?.take(report)
        Console.eraseProgress()
        defer { progress?.show() }
        switch report {
        case .started(let open, let repaired):
            logger.info(
                "ready; \(open) open cases\(repaired.isEmpty ? "" : "; repaired: \(repaired)")")
        case .committed(let lines, let waiting):
            logger.info("committed \(lines) lines; \(waiting) files waiting")
        case .line(let number, let events, let caseNumber, let claim):
            guard isVerbose else { return }
            let about = [caseNumber?.text, claim.map { "claim \($0)" }].compactMap { $0 }
            logger.info(
                "line \(number): \(events.joined(separator: " ")) \(about.joined(separator: " "))")
        case .quarantined(let claim, let reason):
            logger.error("claim \(claim) goes to quarantine: \(reason)")
        case .cellIncomplete(let gaps):
            logger.warning(
                """
                strangers' packages are opened in processes that are not locked in whole \
                (dengji doctor): \(gaps.joined(separator: "; "))
                """)
        case .lateMarkerRemoved(let name):
            logger.info("\(name) came after its file was taken, and was removed")
        case .parked, .polled, .held, .heldNoMore, .reserveReached, .reserveFree, .silent,
            .answersAgain:
            noteWaiting(report)
        case .caseStopped(let number, let reason):
            logger.error("case \(number.text) cannot go on: \(reason)")
        case .entryStopped(let number, let reason):
            logger.error("entry \(number) cannot go on: \(reason)")
        case .stalled(let reason): logger.error("intake stands still: \(reason)")
        case .resumed: logger.info("intake goes on")
        case .waitsForCalendar(let number, let until):
            logger.warning(
                "case \(number.text): the step due \(until.day.iso) waits for the year's calendar")
        case .viewFailed(let reason):
            logger.error("a view was not made; intake goes on: \(reason)")
        case .settlingFailed(let reason):
            logger.error("settled lines stay in memory; intake goes on: \(reason)")
        case .paperChanged(let file):
            logger.warning(
                """
                outbox/\(file) is not the paper that was sent; no page and no PDF is made of it. \
                dengji verify says what it should be
                """)
        case .charactersNotDrawn(let file, let characters):
            let names = characters.map { "U+" + String($0, radix: 16, uppercase: true) }
            logger.warning(
                "the PDF of \(file) shows \(names.joined(separator: " ")) by code: no font has them"
            )
        case .rulesOffered(let inForce, let offered):
            logger.warning(
                """
                schemas/ holds \(offered.text), which is not adopted (dengji adopt); \
                \(inForce.text) is in force
                """)
        case .opensAnew: logger.info("rules or parties changed; opening the registry anew")
        case .stopped: logger.info("stopped; everything taken in is durable")
        }
    }

    /// What lies in drop folders and waits, and that it does no more.
    private func noteWaiting(_ report: LoopReport) {
        switch report {
        case .parked(let name, let reason):
            logger.warning("\(name) is left in the inbox: \(reason)")
        case .polled(let folder, let share, let milliseconds):
            logger.info(
                "\(folder) lies on \(share) and sends no events; looked at every \(milliseconds) ms"
            )
        case .held(let folder, let waiting, let share, let until):
            logger.warning(
                """
                \(folder) has had its \(share) packages of the hour (packages-per-hour): \(waiting) files \
                wait until \(until.iso), others go on. \
                \(folder) 本小时的 \(share) 件份额已用完：\(waiting) 件等候，其他主体照常
                """)
        case .heldNoMore(let folder): logger.info("\(folder): nothing waits for its hour any more")
        case .reserveReached(let folder, let free, let kept):
            logger.error(
                """
                \(folder) has \(free >> 20) MiB free, \(kept >> 20) MiB are kept (reserve-bytes): \
                packages without room wait, the rest goes on; make room, and they are taken. \
                \(folder) 所在磁盘只剩 \(free >> 20) MiB，保留 \(kept >> 20) MiB：放不下的来件等候，\
                期限和在办事项照常；腾出空间后自行恢复
                """)
        case .reserveFree:
            logger.info("there is room again; packages are taken in again. 空间已恢复，继续接收来件")
        case .silent(let folder):
            logger.error(
                """
                \(folder) lies on a file system of its own that does not answer: what is in it waits, \
                others go on. \(folder) 所在的共享没有响应：其中的来件等候，其他主体照常
                """)
        case .answersAgain(let folder): logger.info("\(folder) answers again. \(folder) 恢复响应")
        default: break
        }
    }
}
