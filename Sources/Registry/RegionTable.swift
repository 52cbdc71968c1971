/// The regions the registry knows, from `schemas/codes/regions.xml`.
///
/// A credit code may carry a region that is not among them (provincial and central units); only the
/// region that an applicant states is looked up here.
package struct RegionTable: Hashable, Sendable {
    /// Every region, in the order of the file.
    package let regions: [Region]
    private let byCode: [String: Region]

    /// A table; of two entries with one code the first holds.
    package init(_ regions: [Region]) {
        self.regions = regions
        byCode = Dictionary(regions.map { ($0.code, $0) }) { first, _ in first }
    }

    /// The region of a code, `nil` when it is not known.
    package subscript(code: String) -> Region? { byCode[code] }

    /// The name of a code, or the code itself where it is not known.
    package func name(of code: String) -> String { byCode[code]?.name ?? code }
}
