extension PackageKind {
    /// Has closed cases destroyed whose retention is over.
    package static let disposal = PackageKind(rawValue: "disposal")
}
