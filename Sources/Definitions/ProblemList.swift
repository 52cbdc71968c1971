/// Problems of several files, gathered so that all are told at once.
struct ProblemList {
    private var problems: [DefinitionProblem] = []

    mutating func add(_ problem: DefinitionProblem) {
        problems.append(problem)
    }

    /// Runs `body`; keeps what it refuses and goes on, passes on that the engine failed.
    mutating func gather(_ body: () throws(DefinitionError) -> Void) throws(DefinitionError) {
        do throws(DefinitionError) {
            try body()
        } catch .refused(let found) {
            problems += found
        }
    }

    /// Refuses when anything was gathered.
    func throwIfAny() throws(DefinitionError) {
        if !problems.isEmpty { throw .refused(problems) }
    }
}
