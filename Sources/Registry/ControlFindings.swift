/// What can be wrong between a control file and the file it lies beside. `control` is the control
/// file's own name as it is shown.
package enum ControlFindings {
    /// It has a line of no known form (`line` from 1), or is too long or no text (0).
    package static func form(control: String, line: Int, found: String) -> Finding {
        let (chinese, english) =
            line == 0 ? ("过长或者不是文本", "too long or no text") : ("第\(line)行", "line \(line)")
        return RegistryRule.controlForm.finding(
            at: FindingPlace(file: control, line: line == 0 ? nil : line), found: found,
            expected: "size= sha256= sm3= name= id= | sha256sum ≤ \(ControlFile.maxBytes)",
            ["zh": chinese, "en": english])
    }

    /// The file's size is another.
    package static func size(control: String, found: Int, expected: Int) -> Finding {
        RegistryRule.controlSize.finding(
            at: FindingPlace(file: control), found: "\(found)", expected: "\(expected)",
            ["found": "\(found)", "expected": "\(expected)"])
    }

    /// The file's digest is another.
    package static func digest(control: String, found: String, expected: String) -> Finding {
        RegistryRule.controlDigest.finding(
            at: FindingPlace(file: control), found: found, expected: expected)
    }

    /// It names another file.
    package static func name(control: String, found: String, expected: String) -> Finding {
        RegistryRule.controlName.finding(
            at: FindingPlace(file: control), found: found, expected: expected)
    }

    /// It names another package id. `found` is `nil` where the document's could not be read.
    package static func packageID(control: String, found: String?, expected: String) -> Finding {
        RegistryRule.controlID.finding(
            at: FindingPlace(file: control), found: found, expected: expected)
    }
}
