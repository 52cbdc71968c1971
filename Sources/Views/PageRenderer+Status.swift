internal import Papers
internal import Registry
internal import Tables
internal import WorkingDays

extension PageRenderer {
    /// The page of the public status list, whatever its Signature is worth.
    package func statusList(_ bytes: [UInt8]) throws(ViewError) -> [UInt8] {
        let list: StatusList
        do {
            list = try StatusListFile.read(bytes)
        } catch {
            throw .unreadable(file: "status.xml", error)
        }
        var page = StatusPage(
            list, bytes: bytes, mark: DemonstrationMark.text(list.isDemonstration), labels: labels)
        page.site = SiteFrame(site, section: .register, depth: 0)
        return try templates.render(page, TemplateName.status)
    }

    /// A part of the list as a table (RFC 4180), with the words of its page.
    package func statusTable(_ bytes: [UInt8], fileName: String) throws(ViewError) -> [UInt8] {
        let shard = try PageRenderer.shard(bytes, fileName)
        let rows = shard.rows.map { row in
            [
                row.number, labels.text(.kind, row.kind.rawValue), String(row.version),
                row.state.chinese, row.since.iso, row.hasRights ? "有" : "无",
                row.marks.map(\.chinese).joined(separator: "、"),
            ]
        }
        return CSVWriter.bytes(
            [["登记号", "类型", "现行版本", "状态", "状态起始日", "确权声明", "标记"]] + rows)
    }

    /// The page of a part of the list, with its entries one by one.
    package func statusShard(
        _ bytes: [UInt8], fileName: String, isDemonstration: Bool
    ) throws(ViewError) -> [UInt8] {
        let shard = try PageRenderer.shard(bytes, fileName)
        var page = StatusShardPage(
            shard, bytes: bytes, mark: DemonstrationMark.text(isDemonstration), labels: labels)
        page.site = SiteFrame(site, section: .register, depth: 1)
        return try templates.render(page, TemplateName.statusShard)
    }

    private static func shard(
        _ bytes: [UInt8], _ fileName: String
    ) throws(ViewError) -> StatusShard {
        do {
            return try StatusShard.read(bytes)
        } catch {
            throw .unreadable(file: fileName, error)
        }
    }
}
