/// What can be wrong between a control file and the file it lies beside. `control` is the control
/// file's own name as it is shown.
package enum ControlFindings {
    /// It has a line of no known form, or more bytes than it may.
    package static func form(control: String, line: Int, found: String) -> Finding {
        let place = line == 0 ? "" : "第\(line)行"
        return Finding(
            .controlForm, file: control, found: found,
            expected:
                "size= sha256= sm3= name= id=，或者 sha256sum 的输出，不超过 \(ControlFile.maxBytes) 字节",
            chinese: "控制文件\(place)无法读懂，其中所说的无从核对。",
            english: line == 0
                ? "The control file is too long or no text, so what it says was not checked."
                : "Line \(line) of the control file has no known form, so it was not checked.",
            advice: "请按约定的格式重写控制文件；只作完成标记的，请留空。连同原文件一起重新投递。",
            adviceEnglish:
                "Write the control file in a known form, or leave it empty; drop both again.")
    }

    /// The file's size is another.
    package static func size(control: String, found: Int, expected: Int) -> Finding {
        Finding(
            .controlSize, file: control, found: "\(found)", expected: "\(expected)",
            chinese: "收到的文件为\(found)字节，控制文件写明的是\(expected)字节。",
            english: "The file received has \(found) bytes; the control file says \(expected).",
            advice: "文件可能没有传完整，或者控制文件属于另一个版本。请核对后将两者重新投递。",
            adviceEnglish:
                "The file may be cut, or the control file another version's; drop both again.")
    }

    /// The file's digest is another.
    package static func digest(control: String, found: String, expected: String) -> Finding {
        Finding(
            .controlDigest, file: control, found: found, expected: expected,
            chinese: "收到的文件的摘要值与控制文件写明的不一致。",
            english: "The digest of the file received is not the one in the control file.",
            advice: "文件在传送中可能损坏，或者控制文件属于另一个版本。请核对后将两者重新投递。",
            adviceEnglish:
                "The file may be damaged, or the control file another version's; drop both again.")
    }

    /// It names another file.
    package static func name(control: String, found: String, expected: String) -> Finding {
        Finding(
            .controlName, file: control, found: found, expected: expected,
            chinese: "控制文件写的是另一个文件的名称。",
            english: "The control file names another file.",
            advice: "控制文件只写它所伴随的一个文件。请改正名称后将两者重新投递。",
            adviceEnglish:
                "A control file is about the one file beside it; correct the name, drop both again."
        )
    }

    /// It names another package id. `found` is `nil` where the document's could not be read.
    package static func packageID(control: String, found: String?, expected: String) -> Finding {
        Finding(
            .controlID, file: control, found: found, expected: expected,
            chinese: "文件的包编号与控制文件写明的不一致。",
            english: "The package id of the document is not the one in the control file.",
            advice: "请核对是否放错了文件或者控制文件，改正后将两者重新投递。",
            adviceEnglish: "See whether file or control file is the wrong one; drop both again.")
    }
}
