/// A paper as it lies in the outbox or in a case.
package struct PressPaper: Hashable, Sendable {
    /// Its file name, under which it is attached.
    package var fileName: String
    /// Its bytes: the signed XML.
    package var bytes: [UInt8]

    /// A paper.
    package init(fileName: String, bytes: [UInt8]) {
        self.fileName = fileName
        self.bytes = bytes
    }

    init(from fields: inout PressFields) throws(PressError) {
        fileName = try fields.text()
        bytes = try fields.data()
    }

    func write(to fields: inout PressFields) {
        fields.text(fileName)
        fields.data(bytes)
    }
}
