package import Registry

/// What came of the checks of a transfer.
package struct TransferReport: Hashable, Sendable {
    /// Something that a check found.
    package struct Failure: Hashable, Sendable {
        /// The check.
        package var check: TransferCheck
        /// The case.
        package var caseNumber: CaseNumber
        /// The file, from the bag's folder, or the bag.
        package var path: String
        /// What is wrong.
        package var reason: String

        /// Something found.
        package init(
            _ check: TransferCheck, _ caseNumber: CaseNumber, _ path: String, _ reason: String
        ) {
            self.check = check
            self.caseNumber = caseNumber
            self.path = path
            self.reason = reason
        }
    }

    /// How often each check was made.
    package private(set) var counts: [TransferCheck: Int] = [:]
    /// Everything found, in the order in which it was.
    package private(set) var failures: [Failure] = []

    /// A report of nothing.
    package init() {}

    /// A check was made once more.
    package mutating func made(_ check: TransferCheck) { counts[check, default: 0] += 1 }

    /// A check found something.
    package mutating func found(_ failure: Failure) { failures.append(failure) }

    /// `passed`, `failed` or `not-made`.
    package func result(of check: TransferCheck) -> String {
        if !check.isMade || counts[check, default: 0] == 0 { return "not-made" }
        return failures.contains { $0.check == check } ? "failed" : "passed"
    }

    /// Whether nothing was found about a case.
    package func isSound(_ number: CaseNumber) -> Bool {
        !failures.contains { $0.caseNumber == number }
    }
}
