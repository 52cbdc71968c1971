package import System

/// What a process keeps.
package struct CellPlan: Sendable {
    /// Memory beyond what it has when it locks itself in, in bytes.
    package var memoryBytes: Int
    /// How long a file that it was handed may become by its writing.
    package var fileBytes: Int
    /// Descriptors at most, those handed over included.
    package var descriptorCount: Int
    /// Whether it may have threads; other processes it may start in no case.
    package var hasThreads = false
    /// Descriptors that from now on lead nowhere.
    package var silenced: [Int32]
    /// The first of the descriptors that are closed.
    package var firstClosed: Int32
    /// Files and folders that it still reads.
    package var readable: [Path]
    /// The calls that it may make; `nil` where none is filtered, as tests of the other parts need it.
    package var calls: [AllowedCall]?

    /// The bounds on memory. It is counted by addresses, of which the libraries have many that they never
    /// touch; hence the bound is reckoned from those in use now.
    func memoryLimits() throws(SystemError) -> [(ResourceLimit, Int)] {
        let memory = try ThisProcess.memory()
        return [
            (.addressBytes, memory.addressBytes + memoryBytes),
            (.dataBytes, memory.dataBytes + memoryBytes),
        ]
    }

    /// The other bounds, in the order in which they are set.
    var limits: [(ResourceLimit, Int)] {
        let limits: [(ResourceLimit, Int)] = [
            (.fileBytes, fileBytes), (.coreBytes, 0), (.lockedBytes, 0), (.queueBytes, 0),
            (.descriptors, descriptorCount),
        ]
        // The kernel counts a thread as a process.
        return hasThreads ? limits : limits + [(.processes, 0)]
    }

    /// The examiner's: descriptors 0 and 1 lead nowhere, 2 takes a last word, 3 is its socket, and
    /// with a request come at most sixteen more.
    package static func examiner(memoryBytes: Int, fileBytes: Int) -> CellPlan {
        CellPlan(
            memoryBytes: memoryBytes, fileBytes: fileBytes, descriptorCount: 20,
            silenced: [0, 1], firstClosed: 4, readable: [], calls: AllowedCall.work)
    }

    /// The press's: 0 and 1 are its socket, 2 takes a last word, and it reads fonts when a text asks for
    /// them. A docket of ten thousand pages takes a few hundred megabytes.
    package static func press(fonts: [Path]) -> CellPlan {
        CellPlan(
            memoryBytes: 2 << 30, fileBytes: 0, descriptorCount: 64, hasThreads: true, silenced: [],
            firstClosed: 3, readable: fonts, calls: AllowedCall.workWithFiles)
    }
}
