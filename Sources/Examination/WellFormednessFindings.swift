import Registry
import XML

/// What is wrong with a document that could not be parsed, as findings.
enum WellFormednessFindings {
    /// The finding of a problem that `XMLDocument.parse` told; `file` is the document.
    static func finding(_ problem: XMLProblem, file: String) -> Finding {
        let place = FindingPlace(
            file: file, line: problem.line, column: problem.column, xpath: problem.xpath)
        let words = [
            "detail": problem.message, "reason": reason(problem),
            "label": problem.found ?? "",
        ]
        return rule(problem.kind)
            .finding(at: place, found: problem.found, expected: problem.expected, words)
    }

    /// The finding of rules that would cost too much.
    static func stepsExhausted(_ bound: Int, file: String) -> Finding {
        finding(
            XMLProblem(
                limit: .steps, bound: bound, line: 1,
                message: "the rules take more than \(bound) steps over this document"),
            file: file)
    }

    private static func rule(_ kind: XMLProblem.Kind) -> DocumentRule {
        switch kind {
        case .malformed: .malformed
        case .doctype: .doctype
        case .limit: .limit
        case .namespace: .namespace
        case .encoding: .encoding
        case .label: .encodingLabel
        case .schema: .other
        }
    }

    private static func reason(_ problem: XMLProblem) -> String {
        switch problem.kind {
        case .limit:
            let what = problem.limit.map(limitReason) ?? "内容过多"
            return problem.expected.map { what + "（\($0)）" } ?? what
        case .encoding: return encodingReason(problem)
        case .label: return problem.probable.map { "，看来是 \($0) 编码" } ?? ""
        default:
            // Two of libxml2's numbers that mean something else too; "&" is what is met most.
            if ["EntityRef", "xmlParseEntityRef"].contains(where: problem.message.hasPrefix) {
                return "文字中的“&”须写作 &amp;"
            }
            if problem.found?.hasPrefix("U+") == true { return "含有不允许的字符" }
            return reasons[problem.code] ?? "语法错误"
        }
    }

    /// Whether the bytes are something else, and what, or damaged.
    private static func encodingReason(_ problem: XMLProblem) -> String {
        let expected = problem.expected ?? ""
        guard let probable = problem.probable else {
            return "有不属于 \(expected) 编码的字节，可能已经损坏"
        }
        return "应为 \(expected) 编码，看来却是 \(probable) 编码"
    }

    private static func limitReason(_ limit: XMLLimit) -> String {
        switch limit {
        case .bytes: "文件太大"
        case .depth: "元素嵌套太深"
        case .elements: "元素太多"
        case .attributes: "属性或者命名空间声明太多"
        case .textBytes: "一处文字、属性值或者注释太长"
        case .nameBytes: "名称太长"
        case .names, .namesBytes: "不同的名称太多"
        case .steps: "内容太多，无法按规则逐项核对"
        }
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
        64: "XML 声明只能在文件最开头，前面不能有空行，也不能出现两次",
        65: "缺少空格",
        68: "元素或者属性的名称不对",
        73: "标签没有以“>”结束",
        74: "结束标签不完整",
        76: "开始标签和结束标签不对应",
        77: "文件在标签结束之前就完了，可能没有传完",
    ]
}
