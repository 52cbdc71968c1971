import Testing

@testable import Tables

@Suite("CSV")
struct CSVTests {
    private func cells(_ text: String) throws -> [[String]] {
        try TableBook.read(Array(text.utf8)).sheets[0].rows.map { $0.cells.map(\.text) }
    }

    @Test(
        "is read as RFC 4180 says, whatever ends rows and parts columns",
        arguments: [
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
            ("sep=;\na;b", [["a", "b"]]),
            ("\"a,1\",\"b\"\"c\"\n\"x\ny\",2", [["a,1", "b\"c"], ["x\ny", "2"]]),
            ("a,b\n\"\",\n\n1,", [["a", "b"], ["1", ""]]),
            ("\u{FEFF}a,b", [["a", "b"]]),
            ("a,b\n x ,\u{3000}y\u{A0}", [["a", "b"], ["x", "y"]]),
        ])
    func reads(text: String, rows: [[String]]) throws {
        #expect(try cells(text) == rows)
    }
}
