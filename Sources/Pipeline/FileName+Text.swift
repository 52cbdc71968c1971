internal import XML

extension [UInt8] {
    /// A file's name for showing, so that its sender knows it again: UTF-8, else GB18030 as old systems
    /// write it; else with what is no text replaced.
    var text: String {
        if let text = String(validating: self, as: UTF8.self) { return text }
        do {
            if let text = try LegacyText.gb18030(self).string { return text }
        } catch {
            // A C library without the converter: what can be read is shown all the same.
        }
        return String(decoding: self, as: UTF8.self)
    }
}
