/// What came of reading one content.
package enum PackageContent<Value: Sendable>: Sendable {
    /// The whole content, with the size and CRC that were told.
    case value(Value)
    /// The sender's fault; whatever was handed out before is to be thrown away.
    case problem(PackageProblem)
}
