import Foundation
import Testing

extension YearOffice {
    /// The first day of every authorisation here, before the registry began.
    static let authorisedFrom = "2025-06-01"

    /// The operator has its authorisation over a resource recorded; data is delivered that day.
    func dropAuthorisation(
        of resource: String, id: String, until: String, on day: String
    ) throws {
        try dropExample(
            "authorisation-record", id: id, from: DemoWorkspace.operatorCompany, on: day,
            [
                (/<number>DJ-[^<]*</, "<number>\(resource)<"),
                (/泰数授协〔2025〕1号/, "泰数授协〔2025〕\(id)号"), (/泰数授证〔2025〕1号/, "泰数授证〔2025〕\(id)号"),
                (/<until>2028-05-31</, "<until>\(until)<"),
                (/<delivered>[^<]*</, "<delivered>\(day)<"),
            ], applicant: DemoWorkspace.operatorCompany)
    }

    /// The operator applies for a product made from a resource under an authorisation.
    func dropProduct(
        under authorisation: String, of resource: String, id: String, until: String,
        on day: String
    ) throws {
        try dropExample(
            "product-registration", id: id, from: DemoWorkspace.operatorCompany, on: day,
            [
                (/<number>DJ-[^<]*</, "<number>\(resource)<"),
                (/<number>SQ-[^<]*</, "<number>\(authorisation)<"),
                (/<name>泰安市公交客流指数</, "<name>泰安市公交客流指数（\(id)）<"),
                (/<until>2028-05-31</, "<until>\(until)<"),
            ], applicant: DemoWorkspace.operatorCompany)
    }

    /// An organisation asks to be put on file, by way of the common inbox.
    func askToRegister(_ party: String, id: String, on day: String) throws {
        let asked = try workspace.dengji(
            "party", "register", party, "--id", id, "--created", day + "T08:30:00+08:00",
            "--name", "泰安市\(id)局（演示）", "--region", "370900", "--role", "provider",
            "--trusted-folder", "--answer-folder", "--contact", "泰安市灵山大街1号")
        try #require(asked.exitCode == 0, "\(asked.all)")
    }

    /// A credit code that nobody has, with its check character.
    static func creditCode(_ number: Int) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let digits = String(number)
        let padding = String(repeating: "0", count: 4 - digits.count)
        let body = "11370900DEMQ7" + padding + digits
        var sum = 0
        var weight = 1
        for character in body {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return body + String(alphabet[(31 - sum % 31) % 31])
    }
}
