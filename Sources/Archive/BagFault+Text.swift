extension BagFault {
    /// What is wrong, in Chinese.
    package var chinese: String { sentence.chinese + details("实际", "应为") }

    /// What is wrong, in English.
    package var english: String { sentence.english + details("found", "expected") }

    /// What to do, in Chinese.
    package var chineseAdvice: String { advice.chinese }

    /// What to do, in English.
    package var englishAdvice: String { advice.english }

    private func details(_ foundWord: String, _ expectedWord: String) -> String {
        (found.map { "; \(foundWord) \($0)" } ?? "")
            + (expected.map { "; \(expectedWord) \($0)" } ?? "")
    }

    private var sentence: (chinese: String, english: String) {
        switch code {
        case .declaration: ("归档包声明不符:\(path)", "not the declaration of a bag: \(path)")
        case .manifestMissing: ("没有可以核对的清单:\(path)", "no manifest to check with: \(path)")
        case .manifestLine: ("清单的一行不符合格式:\(path)", "a line of a manifest is wrong: \(path)")
        case .changed: ("文件内容被改动:\(path)", "file changed: \(path)")
        case .missing: ("文件缺失:\(path)", "file missing: \(path)")
        case .added: ("多出的文件:\(path)", "file added: \(path)")
        case .unreadable: ("文件不能读取:\(path)", "file cannot be read: \(path)")
        case .otherCase: ("与 case.xml 所载不符:\(path)", "not what case.xml says: \(path)")
        case .zip: ("归档包的 ZIP 文件不符", "the ZIP of the bag is not as it was written")
        case .oxum: ("字节数、文件数不符:\(path)", "bytes or files not as many as said: \(path)")
        }
    }

    private var advice: (chinese: String, english: String) {
        switch code {
        case .declaration, .manifestMissing, .manifestLine:
            (
                "归档包的说明文件已损坏，不能证明其余文件；以另一份副本的同名文件恢复后再核验。",
                "The bag's own account is damaged and proves nothing; restore this file from another "
                    + "copy of the bag and verify again."
            )
        case .changed, .missing:
            (
                "从另一份副本恢复该文件，核对 SHA-256 与清单一致；在此之前不以本包为凭。",
                "Restore the file from another copy and compare its SHA-256 with the manifest; do not "
                    + "rely on this bag before."
            )
        case .otherCase:
            (
                "清单与卷内目录互相矛盾，归档包可能被整体改写；以登记系统的日志或者另一份副本为准。",
                "Manifest and case file contradict each other, so the bag may have been rewritten as a "
                    + "whole; go by the registry's journal or another copy."
            )
        case .added:
            (
                "该文件不属于案卷：查明来源后移出。",
                "It is no part of the case: find out who put it there and move it out."
            )
        case .unreadable:
            (
                "存储介质可能已损坏：停止写入，从另一份副本恢复整个归档包到新的介质。",
                "The medium may be failing: write nothing to it, and restore the whole bag from "
                    + "another copy to a new one."
            )
        case .zip:
            (
                "以另一份副本的整个 ZIP 文件恢复；是其他程序压缩的，解开后核验文件夹。",
                "Restore the whole ZIP from another copy; one that another program packed is to be "
                    + "unpacked and verified as a folder."
            )
        case .oxum:
            (
                "多出或者缺少的文件另有逐项说明；都没有的，核对 bag-info.txt。",
                "Files too many or too few are named one by one; if none is, look at bag-info.txt."
            )
        }
    }
}
