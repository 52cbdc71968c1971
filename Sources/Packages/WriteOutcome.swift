/// What came of writing a package.
package enum WriteOutcome<Value: Sendable>: Sendable {
    /// The package is whole.
    case written(Value)
    /// Names, sizes or contents that intake would refuse; nothing was written.
    case refused([PackageProblem])
}
