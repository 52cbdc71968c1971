// Rules of the XSD, by what was broken; `{label}` is the field's Chinese name from the XSD's
// documentation, `{name}` its name in the document, `{help}` what the documentation adds (of its
// type, where the value is not as the type says), in English `{helpEnglish}` with a space before it.

import Registry

extension DocumentRule {
    private static let sample = "请对照 schemas/examples/ 中的样例改正。"
    private static let sampleEnglish = "Correct it by the example in schemas/examples/."

    /// The root is none of those for which there are schemas.
    static let root = DocumentRule(
        "XSD-ROOT", "根元素或者命名空间不对：这不是本系统的来件。",
        "The root element or its namespace is none that this registry knows.",
        advice: "根元素须为 application 或者 decision，并按样例声明命名空间 xmlns。",
        adviceEnglish: "The root has to be application or decision, with the namespace declared "
            + "as in the example (xmlns).")
    /// A required element is absent.
    static let missing = DocumentRule(
        "XSD-MISSING", "缺少必填项“{label}”（{name}）。",
        "The required element {name} ({english}) is missing.", advice: "请填写 {name}。{help}",
        adviceEnglish: "Fill in {name}.{helpEnglish}")
    /// An element that is not foreseen here, or stands twice.
    static let unexpected = DocumentRule(
        "XSD-UNEXPECTED", "此处不应有元素 {name}，或者它重复出现。",
        "The element {name} is not expected here, or stands twice.",
        advice: "请核对元素名称（区分大小写）和所在位置；本处可用的元素见“应为”。",
        adviceEnglish: "Check the name (capitals count) and the place of the element; what may "
            + "stand here is listed under \"expected\".")
    /// A required attribute is absent.
    static let missingAttribute = DocumentRule(
        "XSD-ATTRIBUTE-MISSING", "缺少必填属性“{label}”（{name}）。",
        "The required attribute {name} ({english}) is missing.", advice: "请填写属性 {name}。{help}",
        adviceEnglish: "Fill in the attribute {name}.{helpEnglish}")
    /// An attribute that is not foreseen.
    static let unexpectedAttribute = DocumentRule(
        "XSD-ATTRIBUTE-UNEXPECTED", "此处不应有属性 {name}。",
        "The attribute {name} is not expected here.", advice: "请删去该属性，或者核对其名称。",
        adviceEnglish: "Take the attribute out, or correct its name.")
    /// A required value is empty.
    static let empty = DocumentRule(
        "XSD-EMPTY", "“{label}”（{name}）不能为空。", "{name} ({english}) must not be empty.",
        advice: "请填写 {name}；选填的项目没有内容时请整个删去。{help}",
        adviceEnglish: "Fill in {name}; leave an optional element out altogether when there is "
            + "nothing to say.{helpEnglish}")
    /// Too long or too short.
    static let length = DocumentRule(
        "XSD-LENGTH", "“{label}”（{name}）的长度不符合要求，现为 {count} 字。",
        "{name} ({english}) has a length that is not allowed: {count} characters.",
        advice: "请按要求的长度填写。{help}",
        adviceEnglish: "Write it in the length that is allowed.{helpEnglish}")
    /// A value not of the prescribed form.
    static let pattern = DocumentRule(
        "XSD-PATTERN", "“{label}”（{name}）的写法不符合要求。",
        "{name} ({english}) does not have the required form.", advice: "请按要求的写法填写。{help}",
        adviceEnglish: "Write it in the required form.{helpEnglish}")
    /// A value outside a closed list.
    static let enumeration = DocumentRule(
        "XSD-ENUMERATION", "“{label}”（{name}）的取值不在可选范围之内。",
        "{name} ({english}) is not one of the allowed values.", advice: "请从可选值中选用代码填写。",
        adviceEnglish: "Use the code of one of the allowed values.")
    /// A value not of its type.
    static let type = DocumentRule(
        "XSD-TYPE", "“{label}”（{name}）的值不是规定的类型。",
        "{name} ({english}) is not of the required type.", advice: "请按规定的类型填写。{help}",
        adviceEnglish: "Write a value of the required type.{helpEnglish}")
    /// A number outside its bounds.
    static let range = DocumentRule(
        "XSD-RANGE", "“{label}”（{name}）的数值超出范围。", "{name} ({english}) is out of range.",
        advice: "请核对数值。{help}",
        adviceEnglish: "Check the number.{helpEnglish}")
    /// The same code, id or path twice.
    static let duplicate = DocumentRule(
        "XSD-DUPLICATE", "编号、代码或者路径重复：{found}。",
        "The same code, id or path stands twice: {found}.", advice: "请改为互不相同的值，或者删去重复项。",
        adviceEnglish: "Make the values differ, or take the repeated one out.")
    /// A reference to an attachment that is not listed.
    static let reference = DocumentRule(
        "XSD-REFERENCE", "引用的附件 {found} 不在附件清单中。",
        "The attachment {found} is referred to but not listed.",
        advice: "请在 attachments 中列明该附件，或者更正引用的编号。",
        adviceEnglish: "List the attachment in attachments, or correct the id that refers to it.")
    /// Text between elements where there may be none.
    static let text = DocumentRule(
        "XSD-TEXT", "“{label}”（{name}）中只能有子元素，不能直接写文字。",
        "{name} ({english}) holds elements only, no text of its own.", advice: sample,
        adviceEnglish: sampleEnglish)
    /// An element where only text may stand, or anything else the schema refuses.
    static let other = DocumentRule(
        "XSD-OTHER", "“{label}”（{name}）不符合结构要求。",
        "{name} ({english}) breaks the schema: {detail}", advice: sample,
        adviceEnglish: sampleEnglish)

    /// `xsi:type` or `xsi:nil`, by which a document could choose looser types for itself.
    static let instance = DocumentRule(
        "XSD-INSTANCE", "不得使用 xsi:{name} 改变元素的类型。",
        "The attribute xsi:{name} is not accepted: a document does not choose its own types.",
        advice: "请删去该属性；元素的类型由 schemas/xsd/ 中的 XSD 规定。",
        adviceEnglish: "Delete the attribute; the types are those of schemas/xsd/.")
    /// `xsi:schemaLocation`, which is never followed.
    static let location = DocumentRule(
        "XSD-LOCATION", "xsi:{name} 所指的模式文件不予读取，只按本登记机构的 XSD 检查。",
        "The schema that xsi:{name} names is not read; the registry's own decides.",
        advice: "可以删去该属性，不影响登记。", adviceEnglish: "It may be deleted; nothing depends on it.",
        severity: .remark)

    static let schema = [
        root, missing, unexpected, missingAttribute, unexpectedAttribute, empty, length, pattern,
        enumeration, type, range, duplicate, reference, text, other,
        instance, location,
    ]
}
