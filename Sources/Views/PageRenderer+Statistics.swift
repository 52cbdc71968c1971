internal import Registry
package import WorkingDays

extension PageRenderer {
    /// The page of statistics as of a day.
    package func siteStatistics(
        _ counters: SiteCounters, on day: Day
    ) throws(ViewError) -> [UInt8] {
        var page = SiteStatisticsPage()
        page.site = SiteFrame(site, section: .statistics, depth: 0)
        page.demonstration = site.mark
        page.asOf = day.chinese
        page.homeTiles = [
            TileRow(
                tileTitle: "登记簿全部登记", tileEnglish: "Entries",
                figureText: String(counters.entries.values.reduce(0, +))),
            TileRow(
                tileTitle: "现行有效", tileEnglish: "In force",
                figureText: String(counters.entries(.inForce))),
            TileRow(
                tileTitle: "已办结案件", tileEnglish: "Closed cases",
                figureText: String(counters.closedCases)),
            TileRow(
                tileTitle: "登记用时中位数（工作日）", tileEnglish: "Median working days",
                figureText: counters.medianWorkingDays.map(String.init) ?? "—"),
        ]
        page.charts = [
            months(counters), kinds(counters), states(counters), results(counters),
            times(counters),
        ]
        return try templates.render(page, TemplateName.siteStatistics)
    }

    private func months(_ counters: SiteCounters) -> ChartPart {
        let months = counters.registeredByMonth.sorted { $0.key < $1.key }.suffix(24)
        return ChartPart(
            id: "months", title: "各月新登记", english: "New entries by month",
            definition: "当月载入登记簿的新登记（含授权、方案、公告等各系列），按作出之日。最近24个有登记的月份。",
            headings: ("月份", "新登记"),
            bars: months.map { (PageRenderer.month($0.key), $0.value, "") })
    }

    private func kinds(_ counters: SiteCounters) -> ChartPart {
        var sums: [String: Int] = [:]
        for (key, count) in counters.entries {
            sums[kindTitle(key.kind), default: 0] += count
        }
        return ChartPart(
            id: "kinds", title: "登记类型", english: "Entries by kind",
            definition: "登记簿中的全部登记，不论现状。", headings: ("类型", "登记"),
            bars: PageRenderer.most(sums))
    }

    private func states(_ counters: SiteCounters) -> ChartPart {
        let bars = EntryState.allCases.map {
            ($0.chinese, counters.entries($0), $0.colour)
        }
        return ChartPart(
            id: "states", title: "登记现状", english: "Entries by state",
            definition: "登记簿中的全部登记，按今天的状态。", headings: ("状态", "登记"),
            bars: bars.allSatisfy { $0.1 == 0 } ? [] : bars)
    }

    private func results(_ counters: SiteCounters) -> ChartPart {
        var sums: [String: Int] = [:]
        for (code, count) in counters.closed {
            sums[labels.text(.outcome, code), default: 0] += count
        }
        return ChartPart(
            id: "results", title: "办理结果", english: "Closed cases by result",
            definition: "已办结的案件，按结果文书的名称。", headings: ("结果", "案件"),
            bars: PageRenderer.most(sums))
    }

    private func times(_ counters: SiteCounters) -> ChartPart {
        var sums = [0, 0, 0, 0, 0, 0]
        for (days, count) in counters.workingDays { sums[min(days / 5, 5)] += count }
        let titles = ["0–4", "5–9", "10–14", "15–19", "20–24", "25 以上"]
        let bars = zip(titles, sums).map { ("\($0) 个工作日", $1, "") }
        return ChartPart(
            id: "times", title: "登记用时", english: "Working days from receipt to certificate",
            definition: "资源、产品和服务登记自收到申请的次日起，至发证或者以其他结果办结之日，法定工作日数，含公示。",
            headings: ("用时", "案件"), bars: counters.workingDays.isEmpty ? [] : bars)
    }

    /// The most frequent first; of more than twelve the rest together.
    private static func most(_ sums: [String: Int]) -> [(title: String, value: Int, colour: String)]
    {
        let sorted = sums.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
        let bars = sorted.prefix(sorted.count > 12 ? 11 : 12).map { ($0.key, $0.value, "") }
        let rest = sorted.dropFirst(bars.count).reduce(0) { $0 + $1.value }
        return rest == 0 ? bars : bars + [("其他", rest, "")]
    }

    /// `2026-01` as 2026年1月.
    private static func month(_ text: String) -> String {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let month = Int(parts[1]) else { return text }
        return "\(parts[0])年\(month)月"
    }
}
