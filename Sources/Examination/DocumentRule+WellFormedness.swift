// Rules about XML as such; `{detail}` is libxml2's own sentence in English, `{reason}` ours in
// Chinese.

extension DocumentRule {
    /// No bytes at all.
    static let emptyFile = DocumentRule(
        "XML-EMPTY", "文件为空，没有任何内容。", "The file is empty.",
        advice: "文件可能没有复制完整，请重新导出后再次报送。",
        adviceEnglish: "The file was perhaps not copied completely: export it again and send it "
            + "again.")
    /// Neither ZIP nor XML by its first bytes.
    static let neitherXMLNorZIP = DocumentRule(
        "XML-NOT-XML", "文件既不是 ZIP 压缩包，也不是 XML 文件。",
        "The file is neither a ZIP archive nor an XML document.",
        advice: "请报送内含 application.xml 的 ZIP 压缩包，或者决定单 XML；改扩展名不能改变格式。",
        adviceEnglish: "Send a ZIP that holds application.xml, or a decision slip as XML; "
            + "another file name does not make another format.")
    /// XML 1.0 §2.1: not well-formed; nothing after it can be told with certainty.
    static let malformed = DocumentRule(
        "XML-MALFORMED", "XML 格式错误：{reason}。其后的内容无法检查。",
        "The XML is not well-formed: {detail}. What follows could not be examined.",
        advice: "请在所示行附近改正，用 XML 工具检查后再次报送；文件不完整的，请重新导出。",
        adviceEnglish: "Correct it near the line shown, check it with an XML tool, and send it "
            + "again; if the file is incomplete, export it again.")
    /// A DOCTYPE declaration.
    static let doctype = DocumentRule(
        "XML-DOCTYPE", "XML 中有 DOCTYPE 声明，不予接收。", "A DOCTYPE declaration is not allowed.",
        advice: "请删去 <!DOCTYPE …> 声明和实体定义。",
        adviceEnglish: "Take out the <!DOCTYPE …> declaration and the entities that it defines.")
    /// A limit of the reader.
    static let limit = DocumentRule(
        "XML-LIMIT", "XML 超出限制：{reason}。", "The XML exceeds a limit: {detail}.",
        advice: "请核对导出程序；确有需要的，请与登记机构联系。",
        adviceEnglish: "Check the program that exported it; if you really need more, ask the "
            + "registrar.")
    /// Namespaces in XML 1.0.
    static let namespace = DocumentRule(
        "XML-NAMESPACE", "XML 命名空间错误：前缀未声明、重复或者命名空间不是绝对地址。",
        "The namespaces are wrong: {detail}.",
        advice: "请按样例只声明默认命名空间，元素不加前缀。",
        adviceEnglish: "Declare the default namespace alone, as in the example, and write "
            + "elements without a prefix.")
    /// Bytes that do not fit the declared encoding.
    static let encoding = DocumentRule(
        "XML-ENCODING", "文件的编码与声明不符：{reason}。",
        "The bytes are not in the declared encoding: {detail}.",
        advice: "请以 UTF-8 重新保存并声明 encoding=\"UTF-8\"，不要只改声明；也接受 GB18030、GBK、GB2312 和 UTF-16。",
        adviceEnglish: """
            Save the file again as UTF-8 and declare encoding="UTF-8"; changing the declaration alone \
            is not enough. GB18030, GBK, GB2312 and UTF-16 are accepted too.
            """)
    /// An encoding that is not accepted, or that the first bytes contradict.
    static let encodingLabel = DocumentRule(
        "XML-ENCODING-LABEL", "声明的编码 {label} 不被接受，或者与文件开头的字节不符{reason}。",
        "The encoding {label} is not accepted, or not the one that the first bytes show.",
        advice: "请以 UTF-8 重新保存并声明 encoding=\"UTF-8\"；也接受 GB18030、GBK、GB2312 和 UTF-16。",
        adviceEnglish: """
            Save the file again as UTF-8 and declare encoding="UTF-8"; GB18030, GBK, GB2312 and \
            UTF-16 are accepted too.
            """)
    /// An instruction by which a browser shows something else than what is examined.
    static let stylesheet = DocumentRule(
        "XML-STYLESHEET", "文件引用了样式表（xml-stylesheet），打开时看到的可能不是文件本身的内容。",
        "It names a stylesheet (xml-stylesheet), so a browser may show something else than it says.",
        advice: "请删去 <?xml-stylesheet …?>，样式表对登记没有作用。",
        adviceEnglish: "Delete <?xml-stylesheet …?>; it has no use here.")
    /// A character that is left where text was lost, or that makes it look like other text.
    static let character = DocumentRule(
        "XML-CHARACTER", "“{label}”（{name}）含有字符 {found}：文字可能已成乱码，或者显示的与内容不同。",
        "{name} ({english}) has the character {found} in it: the text was spoiled, or shows "
            + "otherwise than it reads.",
        advice: "请重新填写该项；来自其他系统的，请核对导出时的编码。",
        adviceEnglish: "Write the text again; if another system exported it, check the encoding "
            + "it was exported in.")

    static let wellFormedness = [
        emptyFile, neitherXMLNorZIP, malformed, doctype, limit, namespace, encoding,
        encodingLabel, stylesheet, character,
    ]
}
