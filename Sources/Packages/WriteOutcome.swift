/// What came of writing a package.
package enum WriteOutcome: Sendable, Hashable {
    /// All bytes went into the sink, this many of them.
    case written(sizeBytes: Int)
    /// Names or sizes that intake would refuse; nothing went into the sink.
    case refused([PackageProblem])
}
