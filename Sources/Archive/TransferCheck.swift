/// What is checked before cases are handed over: the four properties of DA/T 70-2018 (四性), each check
/// with a name of its own, those that this program cannot make too.
package enum TransferCheck: String, Hashable, Sendable, CaseIterable {
    /// Each paper's signature leads to the trust anchor.
    case signatures
    /// Each file has the digest that the journal gives it.
    case journal
    /// `case.xml` is the one that the journal named last.
    case record
    /// What lies there is what the manifests name, no more and no less, byte for byte.
    case content
    /// Bytes and files are as many as the bag says.
    case quantity
    /// Numbers in the docket have no gap.
    case numbering
    /// `bag-info.txt` says who, what, when, for how long.
    case metadata
    /// `case.xml` can be read.
    case readableRecord = "readable-record"
    /// Papers can be read.
    case readablePapers = "readable-papers"
    /// Packages received can be unpacked.
    case readablePackages = "readable-packages"
    /// There are files alone: no link, no device.
    case files
    /// The copy is the original, byte for byte.
    case copy
    /// Malicious code. Not made: this program has no signatures of such.
    case malware
    /// The medium itself. Not made: that is the hardware's to say.
    case medium

    /// One of the four properties.
    package enum Property: String, Hashable, Sendable {
        case authentic, complete, usable, safe

        /// In Chinese.
        package var chinese: String {
            switch self {
            case .authentic: "真实性"
            case .complete: "完整性"
            case .usable: "可用性"
            case .safe: "安全性"
            }
        }
    }

    /// The property that it is about.
    package var property: Property {
        switch self {
        case .signatures, .journal, .record: .authentic
        case .content, .quantity, .numbering, .metadata: .complete
        case .readableRecord, .readablePapers, .readablePackages: .usable
        case .files, .copy, .malware, .medium: .safe
        }
    }

    /// Whether this program makes it.
    package var isMade: Bool { self != .malware && self != .medium }

    /// What is checked, in Chinese.
    package var chinese: String {
        switch self {
        case .signatures: "每份文书的电子签名有效，追溯到信任锚"
        case .journal: "每个文件的摘要与登记日志所载一致"
        case .record: "卷内目录（case.xml）为登记日志最后所载"
        case .content: "实有文件与归档包清单逐字节一致，不多不少"
        case .quantity: "字节数、文件数与归档包说明一致"
        case .numbering: "卷内件号连续"
        case .metadata: "归档包说明载明立档单位、案号、办结日期、保管期限"
        case .readableRecord: "卷内目录可以读取"
        case .readablePapers: "文书可以读取"
        case .readablePackages: "来件压缩包结构完整，可以解开"
        case .files: "只有普通文件，没有链接和设备"
        case .copy: "移交的副本与原件逐字节一致"
        case .malware: "恶意代码（本程序不检测，由接收单位检测）"
        case .medium: "移交载体（本程序不检测，由接收单位检测）"
        }
    }

    /// What is checked, in English.
    package var english: String {
        switch self {
        case .signatures: "each paper's signature leads to the trust anchor"
        case .journal: "each file has the digest of the registry's journal"
        case .record: "the case file is the one that the journal named last"
        case .content: "what lies there is what the manifests name, no more and no less"
        case .quantity: "bytes and files are as many as the bag says"
        case .numbering: "numbers in the docket have no gap"
        case .metadata: "the bag says who, which case, when closed and how long to keep"
        case .readableRecord: "the case file can be read"
        case .readablePapers: "papers can be read"
        case .readablePackages: "packages received are whole and can be unpacked"
        case .files: "files alone, no link and no device"
        case .copy: "the copy is the original, byte for byte"
        case .malware: "malicious code (not checked here; the receiver's to check)"
        case .medium: "the medium (not checked here; the receiver's to check)"
        }
    }
}
