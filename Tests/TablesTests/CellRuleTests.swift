import Registry
import Testing

@testable import Tables

@Suite("A cell that does not show its value")
struct CellRuleTests {
    @Test("has a rule for each reason")
    func rules() {
        let faults: [TableCell.Fault] = [.error, .uncalculated, .digits, .date]
        #expect(
            faults.map(\.rule.id) == [
                "PKG-TABLE-CELL", "PKG-TABLE-CELL", "PKG-TABLE-DIGITS", "PKG-TABLE-DATE",
            ])
    }
}
