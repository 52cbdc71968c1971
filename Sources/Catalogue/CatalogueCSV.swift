internal import Registry
internal import Tables
internal import WorkingDays

/// Sections as rows of CSV: UTF-8 with a byte order mark, CRLF (RFC 4180), one heading, in Chinese.
/// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
package enum CatalogueCSV {
    /// Mark and heading of the catalogue; every section's file begins with it.
    package static let head = CSVWriter.bytes([
        [
            "提供单位", "统一社会信用代码", "目录代码", "数据资源名称", "内容简介", "资源分类", "数据格式", "更新频率",
            "共享类型", "开放类型", "数据级别", "持有单位", "覆盖区域代码", "覆盖区域", "有无开发利用价值", "对外联系人",
            "对外联系电话", "关键词", "数据最近更新日", "登记状态", "登记编号", "凭证版本", "目录版次", "目录日期",
        ]
    ])

    /// Mark and heading of the reminder list.
    package static let reminderHead = CSVWriter.bytes([
        [
            "提供单位", "统一社会信用代码", "目录代码", "数据资源名称", "登记状态", "对外联系人", "对外联系电话",
        ]
    ])

    private static let mark = 3

    /// The rows of a section's catalogue.
    package static func rows(of section: CatalogueSection, _ words: CatalogueWords) -> [UInt8] {
        let edition = section.catalogue.map { String($0.edition.number) } ?? ""
        let day = section.catalogue?.edition.day.iso ?? ""
        return bytes(
            section.rows.map { item, registration in
                [section.name, section.publisher.code]
                    + values(of: item, words)
                    + [
                        CatalogueWords.status(registration), registration?.number ?? "",
                        registration.map { String($0.version) } ?? "", edition, day,
                    ]
            })
    }

    /// The rows of a section's reminders.
    package static func reminders(of section: CatalogueSection) -> [UInt8] {
        bytes(
            section.reminders.map { item in
                [
                    section.name, section.publisher.code, item.code, item.name,
                    CatalogueWords.status(section.registrations[item.code]), item.contact,
                    item.telephone,
                ]
            })
    }

    private static func values(of item: CatalogueItem, _ words: CatalogueWords) -> [String] {
        [
            item.code, item.name, item.summary,
            words.text("classification", item.classification),
            words.text("dataFormat", item.dataFormat),
            words.text("updateFrequency", item.updateFrequency),
            words.text("sharingType", item.sharingType),
            words.text("openingType", item.openingType), words.text("level", item.level),
            item.holder, item.region, words.region(item.region),
            item.isWorthDeveloping ? "有" : "无", item.contact, item.telephone,
            item.keywords.joined(separator: "、"), item.updated.iso,
        ]
    }

    /// Rows without the mark.
    private static func bytes(_ rows: [[String]]) -> [UInt8] {
        Array(CSVWriter.bytes(rows).dropFirst(mark))
    }
}
