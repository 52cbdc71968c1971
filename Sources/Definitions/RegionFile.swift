internal import Registry

/// `codes/regions.xml`.
enum RegionFile {
    /// The regions of a valid file, those of the standard first.
    static func read(_ root: DefinitionElement) throws(DefinitionError) -> RegionTable {
        var regions: [Region] = []
        for table in ["standard", "local"] {
            for region in try root.only(table).all("region") {
                regions.append(
                    Region(
                        code: try region.value("code"), name: try region.value("name"),
                        isLocal: table == "local"))
            }
        }
        return RegionTable(regions)
    }
}
