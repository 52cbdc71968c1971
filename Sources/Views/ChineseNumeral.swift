/// Numbers as articles are numbered.
package enum ChineseNumeral {
    /// `九`, `十二`, `三十一`; digits for what is not in 1 to 99.
    package static func text(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return String(number) }
        let tens = number / 10
        let head = tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十"
        return head + digits[number % 10]
    }
}
