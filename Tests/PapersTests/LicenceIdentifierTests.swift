import Testing

@testable import Papers
@testable import Registry

@Suite("电子证照标识") struct LicenceIdentifierTests {
    /// Both are printed on certificates of other authorities.
    static let good = [
        "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
        "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
    ]

    @Test("Identifiers of others are valid", arguments: good)
    func valid(text: String) {
        #expect(LicenceIdentifier.isValid(text))
    }

    @Test("One changed character is found", arguments: good)
    func changed(text: String) {
        let prefix = LicenceIdentifier.root.count + 1
        for index in text.indices.dropFirst(prefix) where text[index] != "." {
            var bad = text
            bad.replaceSubrange(index...index, with: text[index] == "7" ? "8" : "7")
            #expect(!LicenceIdentifier.isValid(bad), "\(bad)")
        }
    }

    @Test(
        "Other forms are refused",
        arguments: [
            "", "1.2.156.3005.2", String(good[0].dropLast(2)), good[0] + ".", good[0] + " ",
            good[0].lowercased(), "2" + good[0].dropFirst(), good[0].replacing(".001", with: ".1"),
            good[0].replacing("20230000403", with: ""),
        ])
    func forms(text: String) {
        #expect(!LicenceIdentifier.isValid(text))
    }

    @Test("A later version of a certificate has another identifier, valid too")
    func versions() throws {
        var settings = Sample.settings
        settings.licenceTypeCode = "11100000000013338W011"
        let first = try #require(try LicenceIdentifier.text(for: Sample.entry, settings: settings))
        let second = try #require(
            try LicenceIdentifier.text(for: Sample.changed, settings: settings))
        #expect(first.contains(".001.") && second.contains(".002."))
        #expect(LicenceIdentifier.isValid(first) && LicenceIdentifier.isValid(second))
    }
}
