// Rules about rows of a table from which packages are made; never in a return, for no package of such
// a row was sent.

extension RegistryRule {
    /// A cell shows an error, or a formula without a result.
    package static let tableCell = RegistryRule(
        "PKG-TABLE-CELL",
        "单元格是错误值，或者是没有计算结果的公式。",
        "The cell shows an error, or a formula without a result.",
        advice: "请在表格软件中改正公式，或者把公式换成值，再保存。",
        adviceEnglish: "Correct the formula or replace it by its value, then save again.")
    /// Digits are lost.
    package static let tableDigits = RegistryRule(
        "PKG-TABLE-DIGITS",
        "数字超过 15 位，表格软件只保留前 15 位，后面的已经丢失。",
        "A number of more than 15 digits: a spreadsheet keeps only the first 15.",
        advice: "请把该列的格式改为“文本”，重新填写。",
        adviceEnglish: "Set the column's format to text and write the value again.")
    /// A value in no column.
    package static let tableColumn = RegistryRule(
        "PKG-TABLE-COLUMN",
        "这一行在没有表头的栏里有内容：多半是前面某个值里的分隔符没有加引号，后面的栏都错开了。",
        "The row has a value in a column without a heading: most likely a separator within an "
            + "earlier value is not quoted, and all that follows stands one column too far.",
        advice: "请给含有分隔符的值加上半角引号；确是另外的内容的，请给该栏写上表头（不识别的栏不取）。",
        adviceEnglish: "Put a value that holds a separator in double quotes; if it is something "
            + "else, give its column a heading (columns that are not known are left out).")
    /// A date that never was.
    package static let tableDate = RegistryRule(
        "PKG-TABLE-DATE",
        "单元格中的日期不存在。",
        "The date in the cell does not exist.",
        advice: "请写作 2026-01-05。",
        adviceEnglish: "Write it as 2026-01-05.")
    /// Two rows of one package id.
    package static let tableIdTwice = RegistryRule(
        "PKG-TABLE-ID-TWICE",
        "来件编号与前面的行相同。",
        "An earlier row has the same package id.",
        advice: "请给每一行一个不同的来件编号。",
        adviceEnglish: "Give each row an id of its own.")
    /// Two rows with the same content under different ids.
    package static let tableRowTwice = RegistryRule(
        "PKG-TABLE-ROW-TWICE",
        "整行与前面的行相同，只有来件编号可能不同。",
        "The row says the same as an earlier one, but perhaps for its id.",
        advice: "请删去重复的行。",
        adviceEnglish: "Delete the repeated row.")
    /// Two rows of one catalogue code.
    package static let tableCodeTwice = RegistryRule(
        "PKG-TABLE-CODE-TWICE",
        "目录代码与前面的行相同。",
        "An earlier row has the same catalogue code.",
        advice: "一项资源只登记一次：请核对目录代码，或者删去重复的行。",
        adviceEnglish: "A resource is registered once: compare the codes, or delete the row.")
    /// A short list has more parts than there are fields.
    package static let tableList = RegistryRule(
        "PKG-TABLE-LIST",
        "清单中一行的栏数过多。",
        "A line of the list has too many parts.",
        advice: "请每项一行，各栏以 | 分隔，次序见表头的说明。",
        adviceEnglish: "Write one thing a line, its parts divided by |, in the order told.")
    /// A row of a further sheet that belongs to none.
    package static let tableKey = RegistryRule(
        "PKG-TABLE-KEY",
        "附表中的一行对应不到主表的任何一行。",
        "A row of a further sheet belongs to no row of the first.",
        advice: "请核对附表第一栏的值，应与主表相同。",
        adviceEnglish: "Compare the value in its key column with the first sheet.")
    /// A path of a file that is not below the table's folder.
    package static let tablePath = RegistryRule(
        "PKG-TABLE-PATH",
        "附件路径不在表格所在的文件夹之内，或者不是文件。",
        "The path of the attachment leads out of the table's folder, or to no file.",
        advice: "请把附件放在表格旁边，写从表格起的相对路径，以 / 分隔。",
        adviceEnglish: "Lay the file beside the table and write the path from there, with /.")

    static let table = [
        tableCell, tableDigits, tableColumn, tableDate, tableIdTwice, tableRowTwice,
        tableCodeTwice, tableList, tableKey, tablePath,
    ]
}
