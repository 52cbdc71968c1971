package import Catalogue
internal import Registry
internal import WorkingDays

extension PageRenderer {
    /// Names of the codes of catalogues, from the same set of schemas as the pages.
    package var catalogueWords: CatalogueWords {
        let columns = labels.codes.columns(
            of: FactName.catalogueItems, PackageKind(rawValue: "catalogue"))
        return CatalogueWords(
            names: Dictionary(
                zip(CatalogueItem.columns, columns), uniquingKeysWith: { first, _ in first }),
            regions: labels.all(.region))
    }

    /// The overview of the city's catalogue.
    package func catalogueIndex(
        of sections: [CatalogueSummary], city: String, isDemonstration: Bool
    ) throws(ViewError) -> [UInt8] {
        var page = CatalogueIndexPage()
        page.site = SiteFrame(site, section: .catalogue, depth: 1)
        page.demonstration = DemonstrationMark.text(isDemonstration)
        page.city = city
        page.itemCount = sections.reduce(0) { $0 + $1.items }
        page.registeredCount = sections.reduce(0) { $0 + $1.registered }
        page.reminderCount = sections.reduce(0) { $0 + $1.reminders }
        page.productCount = sections.reduce(0) { $0 + $1.products }
        page.providers = sections.map {
            CatalogueProviderRow($0, link: "providers/\($0.publisher.code).html")
        }
        return try templates.render(page, TemplateName.catalogueIndex)
    }

    /// Providers that should register more than they did.
    package func catalogueReminders(
        of sections: [CatalogueSummary], isDemonstration: Bool
    ) throws(ViewError) -> [UInt8] {
        var page = CatalogueReminderPage()
        page.site = SiteFrame(site, section: .catalogue, depth: 1)
        page.demonstration = DemonstrationMark.text(isDemonstration)
        page.reminderCount = sections.reduce(0) { $0 + $1.reminders }
        page.providers = sections.filter { $0.reminders > 0 }.map {
            CatalogueProviderRow($0, link: "providers/\($0.publisher.code).html")
        }
        return try templates.render(page, TemplateName.catalogueReminders)
    }

    /// The pages of one section, the first named `<USCC>.html`, further ones `<USCC>-2.html`.
    package func catalogueSection(
        _ section: CatalogueSection, isDemonstration: Bool
    ) throws(ViewError) -> [(name: String, bytes: [UInt8])] {
        let words = catalogueWords
        let rows = section.rows.enumerated().map { index, row in
            CatalogueItemRow(row.item, row.registration, place: index + 1, words)
        }
        let count = max(1, (rows.count + PageRenderer.itemsOnPage - 1) / PageRenderer.itemsOnPage)
        let summary = CatalogueSummary(section)
        var pages: [(name: String, bytes: [UInt8])] = []
        for index in 0..<count {
            let first = index * PageRenderer.itemsOnPage
            let end = min(first + PageRenderer.itemsOnPage, rows.count)
            var page = CatalogueSectionPage(summary)
            page.site = SiteFrame(site, section: .catalogue, depth: 2)
            page.demonstration = DemonstrationMark.text(isDemonstration)
            page.firstItem = rows.isEmpty ? 0 : first + 1
            page.lastItem = end
            page.items = Array(rows[first..<end])
            if index == 0 { page.products = section.products.map(CatalogueProductRow.init) }
            if index > 0 { page.previousPage = PageRenderer.name(section, index - 1) }
            if index + 1 < count { page.nextPage = PageRenderer.name(section, index + 1) }
            pages.append(
                (
                    PageRenderer.name(section, index),
                    try templates.render(page, TemplateName.catalogueProvider)
                ))
        }
        return pages
    }

    private static func name(_ section: CatalogueSection, _ index: Int) -> String {
        section.publisher.code + (index == 0 ? "" : "-\(index + 1)") + ".html"
    }

    /// Items on one page: some 300 KB.
    package static let itemsOnPage = 500
}

extension CatalogueProviderRow {
    fileprivate init(_ summary: CatalogueSummary, link: String) {
        providerName = summary.name
        providerCode = summary.publisher.code
        self.link = link
        providerEdition = summary.edition?.number
        editionDay = summary.edition?.day.chinese ?? ""
        itemCount = summary.items
        registeredCount = summary.registered
        reminderCount = summary.reminders
        productCount = summary.products
    }
}

extension CatalogueSectionPage {
    fileprivate init(_ summary: CatalogueSummary) {
        providerName = summary.name
        providerCode = summary.publisher.code
        edition = summary.edition?.number
        editionDay = summary.edition?.day.chinese ?? ""
        itemCount = summary.items
        registeredCount = summary.registered
    }
}

extension CatalogueItemRow {
    fileprivate init(
        _ item: CatalogueItem, _ registration: CatalogueRegistration?, place: Int,
        _ words: CatalogueWords
    ) {
        itemPlace = place
        itemCode = item.code
        itemName = item.name
        itemSummary = item.summary
        classification = words.text("classification", item.classification)
        updateFrequency = words.text("updateFrequency", item.updateFrequency)
        sharing = words.text("sharingType", item.sharingType)
        opening = words.text("openingType", item.openingType)
        updated = item.updated.iso
        status = CatalogueWords.status(registration)
        itemRegistration = registration?.number
        entryLink = registration.map { SitePlace.entry($0.number, depth: 2) } ?? ""
        isReminder = item.isWorthDeveloping && registration?.state.isStanding != true
        itemContact = item.contact + " " + item.telephone
    }
}

extension CatalogueProductRow {
    fileprivate init(_ product: CatalogueProduct) {
        productName = product.name
        productSummary = product.summary
        registrationNumber = product.registration.number
        entryLink = SitePlace.entry(product.registration.number, depth: 2)
        status = CatalogueWords.status(product.registration)
    }
}
