extension Message {
    /// What to do, as the line below what is wrong.
    var adviceLine: String {
        Message(zh: "  处理：", en: "  what to do: ").text + text + "\n"
    }
}
