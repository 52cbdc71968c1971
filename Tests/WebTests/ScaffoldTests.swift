import Testing

@Suite("The browser of the tests sees what a page must not do")
struct ScaffoldTests {
    struct Page: Decodable, Equatable {
        var narrow: Bool
        var broad: Bool
        var width: Int
        var errors: Bool
        var outside: Int
    }

    struct Found: Decodable {
        var good: Page
        var wide: Page
        var loud: Page
        var chatty: Page
    }

    @Test("overflow, console and outside requests")
    func sees() throws {
        let found = try BrowserScript.run("scaffold", Scratch.fresh("pages"), as: Found.self)
        let quiet = Page(narrow: false, broad: false, width: 360, errors: false, outside: 0)
        #expect(found.good == quiet)
        #expect(found.wide.narrow && !found.wide.broad)
        #expect(found.loud.errors)
        #expect(found.chatty.outside > 0)
    }
}
