extension IntakeLimit {
    /// What its value counts.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Bytes.
        case bytes
        /// Things: entries, elements, levels, findings.
        case count
        /// Milliseconds.
        case milliseconds
        /// So many to one.
        case ratio
        /// Bytes in a second.
        case bytesPerSecond = "bytes-per-second"
    }

    /// What its value counts.
    package var unit: Unit {
        switch self {
        case .packageBytes, .inflatedBytes, .entryBytes, .directoryBytes, .inflationFloorBytes,
            .pathBytes, .xmlBytes, .xmlTextBytes, .examinationMemoryBytes,
            .reserveBytes:
            .bytes
        case .entries, .pathDepth, .attachments, .xmlDepth, .xmlElements, .xmlAttributes, .findings,
            .packagesPerHour:
            .count
        case .inflationRatio: .ratio
        case .examinationMilliseconds: .milliseconds
        case .examinationRate: .bytesPerSecond
        }
    }

    /// Whether what is beyond it waits in its drop folder: the limit says nothing of the package.
    package var makesWait: Bool { self == .packagesPerHour || self == .reserveBytes }

    /// The rules whose findings tell that it was exceeded; none where the package waits, and where it
    /// goes to quarantine instead, because it is not known what is wrong with it.
    package var rules: [String] {
        switch self {
        case .packageBytes: ["ZIP-LIMIT-PACKAGE"]
        case .inflatedBytes: ["ZIP-LIMIT-TOTAL"]
        case .entryBytes: ["ZIP-LIMIT-ENTRY"]
        case .entries: ["ZIP-LIMIT-ENTRIES"]
        case .directoryBytes: ["ZIP-LIMIT-DIRECTORY"]
        case .inflationRatio, .inflationFloorBytes: ["ZIP-LIMIT-RATIO"]
        case .pathBytes: ["ZIP-LIMIT-NAME"]
        case .pathDepth: ["ZIP-LIMIT-DEPTH"]
        case .attachments: ["PKG-LIMIT-ATTACHMENTS"]
        // The same of a document in a ZIP, which is not inflated at all, and of one alone.
        case .xmlBytes: ["XML-LIMIT"]
        case .xmlDepth, .xmlElements, .xmlAttributes, .xmlTextBytes: ["XML-LIMIT"]
        case .findings: ["PKG-LIMIT-FINDINGS"]
        case .examinationMilliseconds, .examinationRate, .examinationMemoryBytes,
            .packagesPerHour, .reserveBytes:
            []
        }
    }

    /// What it bounds, in Chinese, for people who set it.
    package var chinese: String {
        switch self {
        case .packageBytes: "来件文件的大小"
        case .inflatedBytes: "ZIP 全部条目解压后的总大小"
        case .entryBytes: "ZIP 单个条目解压后的大小"
        case .entries: "ZIP 条目数，含文件夹"
        case .directoryBytes: "ZIP 中央目录的大小"
        case .inflationRatio: "压缩比：解压后大小与压缩大小之比"
        case .inflationFloorBytes: "解压后不超过此大小的，不看压缩比"
        case .pathBytes: "ZIP 条目路径的长度（UTF-8）"
        case .pathDepth: "ZIP 条目路径的层数，含文件名"
        case .attachments: "一份正文列明的附件数"
        case .xmlBytes: "一份 XML 的大小"
        case .xmlDepth: "XML 元素的层数"
        case .xmlElements: "一份 XML 的元素数，属性总数也不得超过"
        case .xmlAttributes: "一个元素的属性数，含命名空间声明"
        case .xmlTextBytes: "一处文字或者属性值的长度（UTF-8）"
        case .findings: "一份报告列出的问题数"
        case .examinationMilliseconds: "检查一个来件的最长时间"
        case .examinationRate: "来件每有这么多字节，检查时间加长一秒"
        case .examinationMemoryBytes: "检查进程除模式之外可用的内存"
        case .packagesPerHour: "一个收件文件夹每小时接收的来件数，其余在原处等候；登记机构、主管部门不限"
        case .reserveBytes: "剩余空间低于此值（且低于磁盘的二十分之一）时不再接收来件"
        }
    }

    /// The same in English.
    package var english: String {
        switch self {
        case .packageBytes: "size of the file as dropped"
        case .inflatedBytes: "size of all entries of a ZIP, inflated"
        case .entryBytes: "size of one entry of a ZIP, inflated"
        case .entries: "entries of a ZIP, folders included"
        case .directoryBytes: "size of a ZIP's central directory"
        case .inflationRatio: "inflated size divided by compressed size"
        case .inflationFloorBytes: "inflated size up to which the ratio does not count"
        case .pathBytes: "length of an entry's path, in UTF-8"
        case .pathDepth: "parts of an entry's path, its name included"
        case .attachments: "attachments that one document lists"
        case .xmlBytes: "size of one XML document"
        case .xmlDepth: "XML elements inside each other"
        case .xmlElements: "elements of one XML document; attributes of all of them likewise"
        case .xmlAttributes: "attributes of one element, namespace declarations included"
        case .xmlTextBytes: "length of one text or attribute value, in UTF-8"
        case .findings: "findings listed in one report"
        case .examinationMilliseconds: "time that one examination may take"
        case .examinationRate: "bytes of the package for which an examination gets a second more"
        case .examinationMemoryBytes: "memory of an examining process beyond its schemas"
        case .packagesPerHour:
            "packages taken from one drop folder in an hour, others wait there; offices have no limit"
        case .reserveBytes:
            "free space, at most a twentieth of the disk, below which nothing more is taken in"
        }
    }
}
