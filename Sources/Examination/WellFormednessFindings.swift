import Registry
import XML

/// What is wrong with a document that could not be parsed, as findings.
enum WellFormednessFindings {
    /// The finding of a problem that `XMLDocument.parse` told; `file` is the document.
    static func finding(_ problem: XMLProblem, file: String) -> Finding {
        let place = FindingPlace(
            file: file, line: problem.line, column: problem.column, xpath: problem.xpath)
        let words = [
            "detail": problem.message,
            "reason": problem.kind == .limit
                ? limitReason(problem) : reasons[problem.code] ?? "语法错误",
        ]
        return rule(problem.kind)
            .finding(at: place, found: problem.found, expected: problem.expected, words)
    }

    private static func rule(_ kind: XMLProblem.Kind) -> DocumentRule {
        switch kind {
        case .malformed: .malformed
        case .doctype: .doctype
        case .limit: .limit
        case .namespace: .namespace
        case .encoding: .encoding
        case .schema: .other
        }
    }

    private static func limitReason(_ problem: XMLProblem) -> String {
        problem.expected.map { "层数、元素、属性、文字或者文件大小超过 \($0)" } ?? "层数、元素、属性或者文字过多"
    }

    /// libxml2's numbers for what is met most often (`xmlParserErrors`).
    private static let reasons = [
        4: "文件为空或者没有根元素",
        5: "根元素结束之后还有内容，或者文件不完整",
        9: "含有不允许的字符",
        26: "使用了未定义的实体",
        38: "属性值中含有“<”",
        39: "属性值没有加引号",
        41: "属性没有值",
        42: "同一属性重复",
        65: "缺少空格",
        68: "元素或者属性的名称不对",
        73: "标签没有以“>”结束",
        74: "结束标签不完整",
        76: "开始标签和结束标签不对应",
        77: "文件在标签结束之前就完了，可能没有传完",
    ]
}
