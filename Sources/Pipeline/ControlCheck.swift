internal import Digests
internal import Registry
internal import Storage
internal import System
internal import XML

/// Compares what control files say with the package that came with them.
///
/// The statements are read by `ControlFile`, a tiny strict reader with a bound; nothing else of a
/// stranger's bytes is read in this process.
struct ControlCheck {
    let claim: Claim
    /// Opens the claim's bytes.
    let open: () throws(SystemError) -> FileDescriptor
    /// What the document calls itself, `nil` where it could not be read.
    let packageID: PackageID?

    /// What does not agree, in the order of the statements; nothing where all of it does.
    func findings() throws -> [Finding] {
        var findings: [Finding] = []
        for control in claim.controls {
            let shown = control.name.bytes.text
            guard control.sizeBytes <= ControlFile.maxBytes else {
                findings.append(
                    ControlFindings.form(
                        control: shown, line: 0, found: "\(control.sizeBytes) B"))
                continue
            }
            let algorithm = ControlFile.algorithm(ofName: control.name.bytes)
            let reading = Result { () throws(ControlFile.Damage) in
                try ControlFile(control.bytes, algorithm: algorithm)
            }
            switch reading {
            case .success(let file): findings += try disagreements(file.statements, shown)
            case .failure(let damage):
                findings.append(
                    ControlFindings.form(
                        control: shown, line: damage.line, found: damage.found.text))
            }
        }
        return findings
    }

    private func disagreements(_ statements: [ControlFile.Statement], _ control: String) throws
        -> [Finding]
    {
        var findings: [Finding] = []
        for statement in statements {
            switch statement {
            case .size(let bytes):
                guard bytes != claim.sizeBytes else { continue }
                findings.append(
                    ControlFindings.size(
                        control: control, found: claim.sizeBytes, expected: bytes))
            case .digest(let algorithm, let hex, let name):
                if let finding = try disagreement(algorithm, hex, control) {
                    findings.append(finding)
                }
                if let name, let finding = try disagreement(name: name, control) {
                    findings.append(finding)
                }
            case .name(let name):
                if let finding = try disagreement(name: name, control) { findings.append(finding) }
            case .packageID(let id):
                guard id != packageID?.text else { continue }
                findings.append(
                    ControlFindings.packageID(
                        control: control, found: packageID?.text, expected: id))
            }
        }
        return findings
    }

    private func disagreement(
        _ algorithm: ControlFile.Algorithm?, _ hex: String, _ control: String
    ) throws -> Finding? {
        let sha256 = claim.digest.hex
        if algorithm != .sm3, hex == sha256 { return nil }
        if algorithm == .sha256 {
            return ControlFindings.digest(
                control: control, found: "sha256:" + sha256, expected: "sha256:" + hex)
        }
        let sm3 = try sm3()
        if hex == sm3 { return nil }
        let found = algorithm == .sm3 ? "sm3:" + sm3 : "sha256:\(sha256) sm3:\(sm3)"
        return ControlFindings.digest(
            control: control, found: found,
            expected: algorithm.map { $0.rawValue + ":" + hex } ?? hex)
    }

    /// The claimed bytes once more: a claim computes SHA-256 alone.
    private func sm3() throws -> String {
        let file = try open()
        let stream = DigestStream(.sm3)
        try file.forEachBlock { block in stream.update(block) }
        return stream.finish().hex
    }

    /// Old systems write a name in one encoding and the file list in another, so any reading of one
    /// that is a reading of the other will do.
    private func disagreement(name: [UInt8], _ control: String) throws -> Finding? {
        let own = claim.name.bytes
        if name == own { return nil }
        let found = try readings(of: name).compactMap(ControlCheck.lastPart)
        let expected = try readings(of: own)
        guard found.allSatisfy({ !expected.contains($0) }) else { return nil }
        return ControlFindings.name(
            control: control, found: own.text, expected: found.first ?? name.text)
    }

    private func readings(of name: [UInt8]) throws -> [String] {
        [String(validating: name, as: UTF8.self), try LegacyText.gb18030(name).string].compactMap {
            $0
        }
    }

    /// A list may name the file with the folder it was made in; separators of either system, looked
    /// for after decoding, for 118 characters of GBK end in the byte of a backslash.
    private static func lastPart(_ name: String) -> String? {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    }
}
