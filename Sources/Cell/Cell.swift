// Cell: what a child process that opens strangers' bytes takes away from itself before the first of them.
//
// What it is for: `dengji-examiner` and `dengji-press` read what anybody may have sent, with libraries
// of much C. Once they have read what they need (schemas, fonts), they lock themselves in: whoever makes
// such a library run code of his own finds a process that can read and write the descriptors it was
// handed, use memory and time up to a bound, and end.
//
// Guarantees: what is locked stays so until the process has ended, for every thread; a part that the
// kernel lacks, or that something around the process forbids, is named in the result and holds back no
// other part. A call that is not on the list ends the process by `SIGSYS`, at once.
//
// Never: takes a path from a stranger, loosens anything, decides what a missing part means.
//
// Failures: returned as gaps. A plan is the program's own, so an impossible one stops the program.
//
// Gap: processor caches and time are shared, so a cell does not keep secrets of the same machine from
// code that measures them; the keys are in another process.
package import System

/// Locks the running process in.
package enum Cell {
    /// Takes away everything that the plan does not leave; gives what could not be taken away.
    ///
    /// Call it while there is one thread: Landlock before ABI 8 binds the calling thread alone. The
    /// order is from what later steps need to what forbids them.
    package static func lockIn(by plan: CellPlan) -> [CellGap] {
        var gaps: [CellGap] = []
        func take(_ part: CellPart, _ body: () throws(SystemError) -> Void) {
            do {
                try body()
            } catch {
                gaps.append(CellGap(part, "\(error)"))
            }
        }
        take(.descriptors) { () throws(SystemError) in
            let nothing = try Files.open("/dev/null", .readingAndWriting)
            for number in plan.silenced { try ThisProcess.place(nothing, at: number) }
            try ThisProcess.closeDescriptors(from: plan.firstClosed)
        }
        take(.dumps) { () throws(SystemError) in try ThisProcess.refuseDumps() }
        gaps += setLimits(by: plan) { limit, value throws(SystemError) in
            try ThisProcess.lowerLimit(limit, to: value)
        }
        take(.privileges) { () throws(SystemError) in try ThisProcess.renounceNewPrivileges() }
        gaps += restrict(by: plan)
        if let calls = plan.calls {
            take(.calls) { () throws(SystemError) in
                try ThisProcess.filterCalls(by: CallProgram.program(allowing: calls))
            }
        }
        return gaps
    }

    /// Sets each bound by itself with `set`; gives a gap for each that could not be.
    package static func setLimits(
        by plan: CellPlan, _ set: (ResourceLimit, Int) throws(SystemError) -> Void
    ) -> [CellGap] {
        var gaps: [CellGap] = []
        var limits = plan.limits
        do {
            limits = try plan.memoryLimits() + limits
        } catch {
            gaps.append(CellGap(.limits, "memory: \(error)"))
        }
        for (limit, value) in limits {
            do {
                try set(limit, value)
            } catch {
                gaps.append(CellGap(.limits, "\(error)"))
            }
        }
        return gaps
    }

    /// The parts that this kernel lacks, without locking anything: for a report on the machine.
    package static func gaps() -> [CellGap] {
        var gaps = Restriction.gaps()
        do {
            guard SystemCall.architecture != nil else { throw CallProgram.unknownArchitecture }
            try ThisProcess.askForCallFilters()
        } catch {
            gaps.append(CellGap(.calls, "\(error)"))
        }
        return gaps
    }

    /// Landlock, with as much as the kernel's ABI has.
    private static func restrict(by plan: CellPlan) -> [CellGap] {
        do {
            let restriction = Restriction(version: try Landlock.version())
            let threads = try ThisProcess.threadCount()
            guard threads == 1 else {
                return [CellGap(.files, "there are \(threads) threads, of which it would bind one")]
            }
            try restriction.apply(leaving: plan.readable)
            return Restriction.gaps()
        } catch {
            return Restriction.parts.map { CellGap($0, "\(error)") }
        }
    }
}
