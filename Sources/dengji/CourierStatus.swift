internal import Courier

/// The numbers of a channel, for people and programs.
struct CourierStatus: Encodable {
    let channel: String
    let side: String
    let sent: Int
    let handedOver: Int
    let acknowledged: Int
    let unacknowledged: [Int]
    let askedAgain: [Int]
    let received: Int
    let waiting: [Int]
    let missing: [Int]

    init(_ channel: Channel) throws {
        let state = channel.state
        self.channel = channel.settings.id.text
        side = channel.settings.side.rawValue
        sent = state.sentNumber
        handedOver = state.handedOver
        acknowledged = state.acknowledged
        unacknowledged = try channel.kept().filter { $0 > state.acknowledged }
        askedAgain = state.asked
        received = state.receivedNumber
        waiting = try channel.waiting()
        missing = try channel.missing()
    }

    var text: String {
        var table = TextTable([
            Message(zh: "通道 \(channel)", en: "channel \(channel)"), Message(zh: "编号", en: "number"),
        ])
        func add(_ zh: String, _ en: String, _ value: String) {
            table.add([
                TextTable.Cell(Message(zh: zh, en: en).text), TextTable.Cell(value),
            ])
        }
        func list(_ numbers: [Int]) -> String {
            numbers.isEmpty ? "–" : numbers.map(String.init).joined(separator: ", ")
        }
        add("已打包", "packed", String(sent))
        add("已交出", "handed over", String(handedOver))
        add("对方已确认至", "acknowledged up to", String(acknowledged))
        add("尚未确认", "not acknowledged", list(unacknowledged))
        add("对方请求重发", "asked for again", list(askedAgain))
        add("已收至", "received up to", String(received))
        add("提前到、等待中", "early, waiting", list(waiting))
        add("缺少", "missing", list(missing))
        return table.text
    }
}
