package import Registry

/// A rule about a row that is judged before its document is made, under an id never used again.
package struct TableRule: Hashable, Sendable {
    /// `PKG-TABLE-…`.
    package let id: String
    /// One sentence in Chinese.
    package let chinese: String
    /// The same sentence in English.
    package let english: String
    /// What to do, in Chinese.
    package let advice: String
    /// The same in English.
    package let adviceEnglish: String

    /// A cell shows an error, or a formula without a result.
    package static let cell = TableRule(
        id: "PKG-TABLE-CELL", chinese: "单元格是错误值，或者是没有计算结果的公式。",
        english: "The cell shows an error, or a formula without a result.",
        advice: "请在表格软件中改正公式，或者把公式换成值，再保存。",
        adviceEnglish: "Correct the formula or replace it by its value, then save again.")
    /// Digits are lost.
    package static let digits = TableRule(
        id: "PKG-TABLE-DIGITS", chinese: "数字超过 15 位，表格软件只保留前 15 位，后面的已经丢失。",
        english: "A number of more than 15 digits: a spreadsheet keeps only the first 15.",
        advice: "请把该列的格式改为“文本”，重新填写。",
        adviceEnglish: "Set the column's format to text and write the value again.")
    /// A date that never was.
    package static let date = TableRule(
        id: "PKG-TABLE-DATE", chinese: "单元格中的日期不存在。",
        english: "The date in the cell does not exist.",
        advice: "请写作 2026-01-05。", adviceEnglish: "Write it as 2026-01-05.")
    /// Two rows of one package id.
    package static let idTwice = TableRule(
        id: "PKG-TABLE-ID-TWICE", chinese: "来件编号与前面的行相同。",
        english: "An earlier row has the same package id.",
        advice: "请给每一行一个不同的来件编号。", adviceEnglish: "Give each row an id of its own.")
    /// Two rows with the same content under different ids.
    package static let rowTwice = TableRule(
        id: "PKG-TABLE-ROW-TWICE", chinese: "整行与前面的行相同，只有来件编号可能不同。",
        english: "The row says the same as an earlier one, but perhaps for its id.",
        advice: "请删去重复的行。", adviceEnglish: "Delete the repeated row.")
    /// Two rows of one catalogue code.
    package static let codeTwice = TableRule(
        id: "PKG-TABLE-CODE-TWICE", chinese: "目录代码与前面的行相同。",
        english: "An earlier row has the same catalogue code.",
        advice: "一项资源只登记一次：请核对目录代码，或者删去重复的行。",
        adviceEnglish: "A resource is registered once: compare the codes, or delete the row.")
    /// A short list has more parts than there are fields.
    package static let list = TableRule(
        id: "PKG-TABLE-LIST", chinese: "清单中一行的栏数过多。",
        english: "A line of the list has too many parts.",
        advice: "请每项一行，各栏以 | 分隔，次序见表头的说明。",
        adviceEnglish: "Write one thing a line, its parts divided by |, in the order told.")
    /// A row of a further sheet that belongs to none.
    package static let key = TableRule(
        id: "PKG-TABLE-KEY", chinese: "附表中的一行对应不到主表的任何一行。",
        english: "A row of a further sheet belongs to no row of the first.",
        advice: "请核对附表第一栏的值，应与主表相同。",
        adviceEnglish: "Compare the value in its key column with the first sheet.")
    /// A path of a file that is not below the table's folder.
    package static let path = TableRule(
        id: "PKG-TABLE-PATH", chinese: "附件路径不在表格所在的文件夹之内，或者不是文件。",
        english: "The path of the attachment leads out of the table's folder, or to no file.",
        advice: "请把附件放在表格旁边，写从表格起的相对路径，以 / 分隔。",
        adviceEnglish: "Lay the file beside the table and write the path from there, with /.")

    /// Every rule of this room.
    package static let all = [
        cell, digits, date, idTwice, rowTwice, codeTwice, list, key, path,
    ]

    /// A finding of this rule.
    package func finding(found: String? = nil, expected: String? = nil) -> Finding {
        Finding(
            rule: id, found: found, expected: expected, chinese: chinese, english: english,
            advice: advice, adviceEnglish: adviceEnglish)
    }

    /// The rule of a cell that does not show its value.
    static func of(_ fault: TableCell.Fault) -> TableRule {
        switch fault {
        case .error, .uncalculated: cell
        case .digits: digits
        case .date: date
        }
    }
}
