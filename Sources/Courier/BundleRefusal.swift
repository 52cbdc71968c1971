/// Why a bundle is not taken; nothing of it was delivered.
package struct BundleRefusal: Error, Hashable, Sendable {
    /// What is wrong; the raw value is the stable code.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// No ZIP of the strict form, or damaged.
        case zip = "COURIER-ZIP"
        /// Other entries than the manifest lists.
        case entries = "COURIER-ENTRIES"
        /// The manifest is no XML that `courier.xsd` allows.
        case manifest = "COURIER-MANIFEST"
        /// The seal is missing, broken, or made by a key that is not pinned.
        case seal = "COURIER-SEAL"
        /// A content has not the digest or size in the manifest, or `SHA256SUMS` says otherwise.
        case digest = "COURIER-DIGEST"
        /// Packed for another channel.
        case channel = "COURIER-CHANNEL"
        /// Packed by this side itself.
        case direction = "COURIER-DIRECTION"
        /// Another bundle of this number was received.
        case number = "COURIER-NUMBER"
        /// It does not follow the bundle received before.
        case chain = "COURIER-CHAIN"
        /// It acknowledges what this side never sent.
        case acknowledgement = "COURIER-ACKNOWLEDGEMENT"
        /// A name or folder that must not be written.
        case path = "COURIER-PATH"
        /// A party that this channel does not carry.
        case party = "COURIER-PARTY"
        /// A folder of the tree is a link, or no folder.
        case target = "COURIER-TARGET"
    }

    /// What is wrong.
    package var reason: Reason
    /// What was found, for people.
    package var found: String

    /// A refusal.
    package init(_ reason: Reason, found: String) {
        self.reason = reason
        self.found = found
    }
}

extension BundleRefusal.Reason {
    /// One sentence in Chinese, without a full stop.
    package var chinese: String {
        switch self {
        case .zip: "不是完好的摆渡包"
        case .entries: "包内条目与清单不一致"
        case .manifest: "清单不能读取"
        case .seal: "封签未通过核验"
        case .digest: "包内文件与摘要不符"
        case .channel: "属于另一通道"
        case .direction: "是本侧自己打的包"
        case .number: "同一编号已收到过内容不同的包"
        case .chain: "与上一个收到的包不相衔接"
        case .acknowledgement: "确认了本侧没有发出的包"
        case .path: "文件名或者文件夹不允许"
        case .party: "单位不在本通道的范围内"
        case .target: "目标文件夹是链接，或者不是文件夹"
        }
    }

    /// One sentence in English, without a full stop.
    package var english: String {
        switch self {
        case .zip: "it is no whole courier bundle"
        case .entries: "its entries are not those of its manifest"
        case .manifest: "its manifest cannot be read"
        case .seal: "its seal does not verify"
        case .digest: "a file in it does not match its digest"
        case .channel: "it belongs to another channel"
        case .direction: "this side packed it itself"
        case .number: "another bundle of this number was received before"
        case .chain: "it does not follow the last bundle received"
        case .acknowledgement: "it acknowledges a bundle that this side never sent"
        case .path: "a name or folder in it is not allowed"
        case .party: "a party in it is outside this channel"
        case .target: "a target folder is a link or no folder"
        }
    }

    /// What to do, in Chinese.
    package var chineseAdvice: String {
        switch self {
        case .zip, .entries, .digest: "重新拷贝该包；仍不行的，请对方用 pack --resend 重发。"
        case .manifest: "核对两侧程序的版本。"
        case .seal: "核对对方证书；需要时用 dengji courier trust 登记新证书。"
        case .channel, .direction: "核对拷贝的文件和 --channel。"
        case .number, .chain, .acknowledgement: "通道文件夹可能被恢复成旧备份：请双方核对 status，必要时另建通道。"
        case .path, .party: "请对方核查；需要时在两侧新建范围更大的通道。"
        case .target: "检查该文件夹，换回真实文件夹后重新拆包。"
        }
    }

    /// What to do, in English.
    package var englishAdvice: String {
        switch self {
        case .zip, .entries, .digest:
            "Copy the bundle again; else have it sent again with pack --resend."
        case .manifest: "Compare the versions of the program on both sides."
        case .seal:
            "Check the other side's certificate; pin a new one with dengji courier trust."
        case .channel, .direction: "Check which file was carried, and --channel."
        case .number, .chain, .acknowledgement:
            "A channel's folder may have been restored from a backup: compare status on both "
                + "sides, and begin another channel if need be."
        case .path, .party:
            "Have the other side looked into; a channel that carries more is a new one."
        case .target: "Look at that folder, put a real one in its place, unpack again."
        }
    }
}
