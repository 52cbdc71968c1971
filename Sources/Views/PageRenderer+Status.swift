internal import Papers

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
            list, bytes: bytes, mark: mark(list.isDemonstration), labels: labels)
        page.site = SiteFrame(site, section: .register, depth: 0)
        return try templates.render(page, TemplateName.status)
    }

    /// The page of a part of the list, with its entries one by one.
    package func statusShard(
        _ bytes: [UInt8], fileName: String, isDemonstration: Bool
    ) throws(ViewError) -> [UInt8] {
        let shard: StatusShard
        do {
            shard = try StatusShard.read(bytes)
        } catch {
            throw .unreadable(file: fileName, error)
        }
        var page = StatusShardPage(
            shard, bytes: bytes, mark: mark(isDemonstration), labels: labels)
        page.site = SiteFrame(site, section: .register, depth: 1)
        return try templates.render(page, TemplateName.statusShard)
    }

    private func mark(_ isDemonstration: Bool) -> String? {
        isDemonstration ? StatusListFile.demonstration : nil
    }
}
