/// A registered product or service, published under its operator.
package struct CatalogueProduct: Hashable, Sendable {
    /// What the register says of it.
    package var registration: CatalogueRegistration
    /// Its name.
    package var name: String
    /// What it does.
    package var summary: String
    /// 数据接口: it is called and not downloaded.
    package var isService: Bool
    /// Numbers of the entries it was made from.
    package var sources: [String]

    /// A product.
    package init(
        registration: CatalogueRegistration, name: String, summary: String, isService: Bool,
        sources: [String]
    ) {
        self.registration = registration
        self.name = name
        self.summary = summary
        self.isService = isService
        self.sources = sources
    }
}
