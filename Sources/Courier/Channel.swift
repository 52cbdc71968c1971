internal import Registry
package import System
package import Verification
internal import XML

/// One side's channel, held by this process until it is let go.
package final class Channel {
    /// What it is.
    package let settings: ChannelSettings
    /// How far it has come.
    package internal(set) var state: ChannelState

    let folder: CourierFolder
    /// `inbox/` or `outbox/`, from which files leave; it may itself be a link.
    let departures: CourierFolder
    /// The other one, into which files come.
    let arrivals: CourierFolder
    let schema: XMLSchema
    private let lock: SharedDescriptor

    /// Largest `channel.xml`, `state.xml`, list or plan, in bytes.
    static let maxFileBytes = 64 << 20

    static let settingsName: Path = "channel.xml"
    static let schemaName: Path = "courier.xsd"
    static let stateName: Path = "state.xml"

    /// Makes a channel's folder; `xsd` is `courier.xsd`, of which the channel keeps a copy, because
    /// the outer side has no schemas.
    package static func make(_ path: Path, _ settings: ChannelSettings, xsd: [UInt8]) throws {
        let folder = try CourierFolder(path)
        guard try folder.status(of: settingsName) == nil else {
            throw ChannelError.exists(folder: path.description)
        }
        for name in ["sent", "received", "waiting", "spool", "taken", "peers"] {
            try folder.makeFolders(Path(name))
        }
        try folder.replace(schemaName, xsd)
        try folder.replace(stateName, ChannelState().bytes)
        try folder.replace(settingsName, settings.bytes)
    }

    /// Opens a channel and finishes what a crash left half done, but for a delivery, which
    /// `unpack` and `resume` finish.
    ///
    /// `effect` is asked before each change of a file.
    package init(_ path: Path, effect: @escaping CourierFolder.Effect = { _, _ in }) throws {
        do {
            folder = try CourierFolder(path, effect: effect)
        } catch {
            guard error.isMissing else { throw error }
            throw ChannelError.noChannel(folder: path.description)
        }
        guard
            let settingsBytes = try folder.bytes(
                of: Channel.settingsName, max: Channel.maxFileBytes)
        else { throw ChannelError.noChannel(folder: path.description) }
        guard let lock = try folder.lock("lock") else {
            throw ChannelError.busy(folder: path.description)
        }
        self.lock = lock
        let xsd = try folder.bytes(of: Channel.schemaName, max: Channel.maxFileBytes) ?? []
        do {
            schema = try XMLSchema.compile(xsd, name: "courier.xsd")
        } catch {
            throw ChannelError.broken(
                path: Channel.schemaName.description, reason: error.description)
        }
        let root = try Channel.root(of: settingsBytes, Channel.settingsName, schema)
        guard let settings = ChannelSettings(root) else {
            throw ChannelError.broken(
                path: Channel.settingsName.description, reason: "a value is out of its range")
        }
        self.settings = settings
        departures = try CourierFolder(
            settings.tree.appending(Path(settings.side.sends.folder)), effect: effect)
        arrivals = try CourierFolder(
            settings.tree.appending(Path(settings.side.receives.folder)), effect: effect)
        let stateBytes =
            try folder.bytes(of: Channel.stateName, max: Channel.maxFileBytes) ?? []
        guard
            let state = ChannelState(try Channel.root(of: stateBytes, Channel.stateName, schema))
        else {
            throw ChannelError.broken(
                path: Channel.stateName.description, reason: "a value is out of its range")
        }
        self.state = state
        try finishPacking()
    }

    /// The certificates pinned for the other side.
    package func peers() throws -> [Certificate] {
        var certificates: [Certificate] = []
        for name in try folder.names(in: "peers") where name.text?.hasSuffix(".pem") == true {
            let path = Path("peers").appending(name)
            let bytes = try folder.bytes(of: path, max: 64 << 10) ?? []
            do throws(CertificateError) {
                certificates.append(
                    try Certificate(pem: String(decoding: bytes, as: UTF8.self)))
            } catch {
                throw ChannelError.broken(path: path.description, reason: error.description)
            }
        }
        return certificates
    }

    /// Pins a certificate of the other side, beside those pinned before.
    package func pin(_ certificate: Certificate) throws {
        let name = String(certificate.fingerprint.filter(\.isHexDigit).prefix(16))
        try folder.replace(
            Path("peers/\(name.lowercased()).pem"), Array(certificate.pem.utf8))
    }

    /// The path of the private key.
    package var key: Path {
        settings.key.bytes.first == UInt8(ascii: "/")
            ? settings.key : folder.root.appending(settings.key)
    }

    /// Numbers of this side's bundles that lie in `sent/`.
    package func kept() throws -> [Int] { try numbers(in: "sent", ending: ".zip") }

    /// Numbers of the other side's bundles that wait for one before them.
    package func waiting() throws -> [Int] {
        try numbers(in: "waiting", ending: ".zip").filter { $0 > state.receivedNumber }
    }

    /// Numbers of the other side's bundles that are missing before one that waits.
    package func missing() throws -> [Int] {
        BundleOrder.missing(delivered: state.receivedNumber, waiting: try waiting())
    }

    func numbers(in name: Path, ending: String) throws(SystemError) -> [Int] {
        try folder.names(in: name).compactMap { name in
            name.text.flatMap { BundleNumber.read($0, ending: ending) }
        }
    }

    func save(_ state: ChannelState) throws {
        try folder.replace(Channel.stateName, state.bytes)
        self.state = state
    }

    private static func root(of bytes: [UInt8], _ name: Path, _ schema: XMLSchema) throws
        -> XMLElement
    {
        switch try XMLDocument.parse(bytes, limits: .standard) {
        case .problems(let problems):
            throw ChannelError.broken(
                path: name.description, reason: problems.first?.message ?? "no XML")
        case .document(let document):
            if let problem = try schema.validate(document).first {
                throw ChannelError.broken(path: name.description, reason: problem.message)
            }
            return document.root
        }
    }
}

extension Int {
    /// A path of the channel that belongs to the bundle of this number.
    func path(_ folder: String, _ ending: String) -> Path {
        Path("\(folder)/\(BundleNumber.text(self))\(ending)")
    }
}
