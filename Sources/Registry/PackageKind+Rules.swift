extension PackageKind {
    /// Brings a set of schemas into force.
    package static let adoption = PackageKind(rawValue: "adoption")
    /// Brings a year's official calendar into force.
    package static let calendar = PackageKind(rawValue: "calendar")
}
