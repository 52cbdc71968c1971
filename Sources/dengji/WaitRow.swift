internal import Registry

/// A setting of `config.xml` about when the drop folders are looked at; its id is its element.
struct WaitRow: Encodable {
    let id: String
    let value: Int
    let defaultValue: Int
    let chinese: String
    let english: String

    /// What `config.xsd` allows, in milliseconds.
    static let range = 1...86_400_000

    /// The rows of a workspace, or of one that has set nothing.
    static func all(_ settings: Configuration?) -> [WaitRow] {
        func row(
            _ id: String, _ value: Int?, _ defaultValue: Int, _ chinese: String, _ english: String
        ) -> WaitRow {
            WaitRow(
                id: id, value: value ?? defaultValue, defaultValue: defaultValue,
                chinese: chinese, english: english)
        }
        return [
            row(
                "incompleteWait", settings?.incompleteWaitMilliseconds,
                Configuration.defaultIncompleteWaitMilliseconds, "不完整的文件等待其余部分的时间",
                "how long an incomplete file waits for its rest"),
            row(
                "still", settings?.stillMilliseconds, Configuration.defaultStillMilliseconds,
                "复制而来的文件静止多久视为完整", "how long a copied file has to stay unchanged"),
            row(
                "look", settings?.lookMilliseconds, Configuration.defaultLookMilliseconds,
                "没有事件通知时多久查看一次", "how often folders are looked at without an event"),
            row(
                "waitingNotice", settings?.waitingNoticeMilliseconds,
                Configuration.defaultWaitingNoticeMilliseconds, "文件多久没有被接收即告知来件人",
                "how long a file lies untaken before its sender is told"),
        ]
    }

    var cells: [TextTable.Cell] {
        [
            TextTable.Cell(id), TextTable.Cell("\(value)" + (value == defaultValue ? "" : " *")),
            TextTable.Cell("\(defaultValue)"),
            TextTable.Cell("\(WaitRow.range.lowerBound)–\(WaitRow.range.upperBound)"),
            TextTable.Cell("milliseconds"), TextTable.Cell("–"),
            TextTable.Cell(Message(zh: chinese, en: english).text),
        ]
    }
}
