// Rules about a package as a whole: its main document, its attachments, its signature.

extension DocumentRule {
    /// No main document at the root of the ZIP.
    static let noDocument = DocumentRule(
        "PKG-NO-DOCUMENT", "压缩包的根目录下没有正文：登记申请为 application.xml，其他来件的正文以其根元素命名。",
        "There is no main document at the root of the ZIP: application.xml of an application, of "
            + "anything else a file with the name of its root element.",
        advice: "请把正文放在压缩包的根目录，不要放在文件夹里：登记申请命名为 application.xml，目录 "
            + "catalogue.xml，单位建档 party.xml，补正 supplement.xml，决定单 decision.xml，"
            + "其余见应有的名称。",
        adviceEnglish: "Put the main document at the root of the ZIP, not into a folder, and call "
            + "it application.xml; a catalogue is catalogue.xml, a party's file party.xml, a "
            + "supplement supplement.xml, a decision slip decision.xml, the others as listed.")
    /// The main document is inside a folder.
    static let documentInFolder = DocumentRule(
        "PKG-DOCUMENT-FOLDER", "正文在文件夹中，应放在压缩包的根目录。",
        "The main document is inside a folder; it belongs at the root of the ZIP.",
        advice: "请进入该文件夹，选中其中的全部文件再压缩，不要压缩文件夹本身。",
        adviceEnglish: "Go into the folder, select all files in it and zip those, not the "
            + "folder itself.")
    /// More than one main document.
    static let twoDocuments = DocumentRule(
        "PKG-TWO-DOCUMENTS", "压缩包的根目录下有不止一份正文。",
        "There is more than one main document at the root of the ZIP.",
        advice: "一个压缩包只放一份正文，例如一份 application.xml；其余正文另行报送。",
        adviceEnglish: "Put exactly one main document into a package, such as one application.xml; "
            + "send the others by themselves.")
    /// A file name that does not belong to the root element.
    static let documentName = DocumentRule(
        "PKG-DOCUMENT-NAME", "正文的文件名与根元素不符。",
        "The main document's name does not fit its root element.",
        advice: "正文以其根元素命名：登记申请为 application.xml，目录为 catalogue.xml，单位建档为 party.xml，"
            + "补正为 supplement.xml，决定单为 decision.xml。",
        adviceEnglish: "The main document is called by its root element: an application "
            + "application.xml, a catalogue catalogue.xml, a party's file party.xml, a supplement "
            + "supplement.xml, a decision slip decision.xml.")
    /// Declared, not there.
    static let attachmentMissing = DocumentRule(
        "PKG-ATTACHMENT-MISSING", "附件 {id} 已列入清单，但压缩包中没有文件 {path}。",
        "Attachment {id} is listed, but the package has no file {path}.",
        advice: "请把该文件放入压缩包，路径与清单一致；XML 不能单独报送附件，须用 ZIP。",
        adviceEnglish: "Put the file into the ZIP under the path in the list; a bare XML file "
            + "cannot bring attachments, a ZIP can.")
    /// There, not declared.
    static let attachmentExtra = DocumentRule(
        "PKG-ATTACHMENT-EXTRA", "压缩包中的文件没有列入附件清单。",
        "The package has a file that is not listed as an attachment.",
        advice: "请在 attachments 中列明该文件，或者从压缩包中删去。",
        adviceEnglish: "List the file in attachments, or take it out of the ZIP.")
    /// Another size than declared.
    static let attachmentSize = DocumentRule(
        "PKG-ATTACHMENT-SIZE", "附件 {id} 的大小与清单不符。",
        "Attachment {id} does not have the declared size.",
        advice: "文件在填写清单之后改动过：请用 dengji pack 重新打包，或者更正 size 和 digest。",
        adviceEnglish: "The file was changed after the list was written: pack again with dengji "
            + "pack, or correct size and digest.")
    /// Another digest than declared.
    static let attachmentDigest = DocumentRule(
        "PKG-ATTACHMENT-DIGEST", "附件 {id} 的摘要值与清单不符。",
        "Attachment {id} does not have the declared digest.",
        advice: "文件在填写清单之后改动过：请用 dengji pack 重新打包，或者更正 digest。",
        adviceEnglish: "The file was changed after the list was written: pack again with dengji "
            + "pack, or correct digest.")
    /// Written for another version of the format.
    static let formatVersion = DocumentRule(
        "PKG-FORMAT", "文件的格式版本是“{found}”，本系统只读第 {expected} 版；其余内容未作检查。",
        "The document is of format version {found}; this registry reads {expected}. The rest was "
            + "not examined.",
        advice: "请按现行格式重新导出，format 填写 {expected}；业务系统只能生成其他版本的，请与登记机构联系。",
        adviceEnglish:
            "Export it again in the format in force, format=\"{expected}\"; if your system cannot, "
            + "ask the registrar.")
    /// More are listed than the workspace allows.
    static let tooManyAttachments = DocumentRule(
        "PKG-LIMIT-ATTACHMENTS", "列明的附件数超过上限。", "More attachments are listed than allowed.",
        advice: "请合并内容相近的附件；确需更多附件的，请与登记机构联系。",
        adviceEnglish:
            "Combine attachments that belong together; if more are needed, ask the registrar.")
    /// More than one Signature.
    static let signatureTwice = DocumentRule(
        "PKG-SIGNATURE-TWO", "文件中有不止一个电子签名。", "The document has more than one Signature.",
        advice: "请只保留一个覆盖整份文件的签名。",
        adviceEnglish: "Leave one signature, over the whole document.")
    /// Not the last child of the root.
    static let signatureNotLast = DocumentRule(
        "PKG-SIGNATURE-PLACE", "电子签名不是根元素的最后一个子元素。",
        "The Signature is not the last child of the root.", advice: "请用 dengji pack --key 重新签名。",
        adviceEnglish: "Sign again with dengji pack --key.")
    /// Not of the one profile that is accepted.
    static let signatureShape = DocumentRule(
        "PKG-SIGNATURE-SHAPE", "电子签名的结构不符合要求。",
        "The Signature is not made of SignedInfo, SignatureValue and at most one KeyInfo.",
        advice: "请用 dengji pack --key 重新签名。",
        adviceEnglish: "Sign again with dengji pack --key.")
    /// Not Base64.
    static let signatureValue = DocumentRule(
        "PKG-SIGNATURE-VALUE", "电子签名值不是 Base64 编码。", "SignatureValue is not Base64.",
        advice: "请用 dengji pack --key 重新签名。",
        adviceEnglish: "Sign again with dengji pack --key.")
    /// Two readers may read two texts where one was signed.
    static let signatureSplitText = DocumentRule(
        "PKG-SIGNATURE-TEXT", "已签名的文件中，有一项内容被注释或者处理指令断开。",
        "In a signed document a comment or processing instruction stands inside a text.",
        advice: "请删去该注释或者处理指令，重新签名。",
        adviceEnglish: "Take the comment or instruction out and sign again.")
    /// More findings than are reported.
    static let tooManyFindings = DocumentRule(
        "PKG-LIMIT-FINDINGS", "问题过多，只列出前 {count} 项。",
        "There are too many findings; only the first {count} are listed.",
        advice: "请先改正列出的问题，再次报送后检查其余内容。",
        adviceEnglish: "Correct what is listed and send it again; the rest is examined then.")

    static let package = [
        noDocument, documentInFolder, twoDocuments, documentName, attachmentMissing,
        attachmentExtra, attachmentSize, attachmentDigest, tooManyAttachments, formatVersion,
        signatureTwice,
        signatureNotLast,
        signatureShape, signatureValue, signatureSplitText, tooManyFindings,
    ]
}
