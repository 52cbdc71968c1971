/// Sizes as pages print them.
enum ByteCount {
    /// `845 字节`, `12.3 KB（12,595 字节）`; a unit is 1024 of the smaller one.
    static func text(_ bytes: Int) -> String {
        let exact = grouped(bytes) + " 字节"
        var unit = 1024
        var name = "KB"
        guard bytes >= unit else { return exact }
        for larger in ["MB", "GB"] where bytes / 1024 >= unit {
            unit *= 1024
            name = larger
        }
        let tenths = bytes / unit * 10 + bytes % unit * 10 / unit
        return "\(tenths / 10).\(tenths % 10) \(name)（\(exact)）"
    }

    private static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
