internal import CLinux

/// Landlock (man 7 landlock): what a process may reach by path or address, taken away for good from
/// the calling thread and whatever it starts.
package enum Landlock {
    /// The ABI of the running kernel, from 1 on.
    ///
    /// `ENOSYS` where the kernel does not know Landlock or something keeps it away, `EOPNOTSUPP`
    /// where it was not switched on at boot.
    package static func version() throws(SystemError) -> Int {
        Int(try checked("landlock_create_ruleset", "version") { dengji_landlock_version() })
    }

    /// Rights over files and folders, by their bits.
    package struct FileRights: OptionSet, Hashable, Sendable {
        /// The bits of `LANDLOCK_ACCESS_FS_`.
        package let rawValue: UInt64

        /// Rights of the kernel's bits.
        package init(rawValue: UInt64) { self.rawValue = rawValue }

        /// Opening a file to read.
        package static let readFile = FileRights(rawValue: 1 << 2)
        /// Listing a folder.
        package static let readFolder = FileRights(rawValue: 1 << 3)
        /// All of ABI 1: execute, write, read, list, remove and make whatever kind.
        package static let original = FileRights(rawValue: (1 << 13) - 1)
        /// Into another folder (ABI 2); without that ABI it is always refused to the restricted.
        package static let refer = FileRights(rawValue: 1 << 13)
        /// Cutting a file (ABI 3).
        package static let truncate = FileRights(rawValue: 1 << 14)
        /// ioctl on devices (ABI 5).
        package static let deviceControl = FileRights(rawValue: 1 << 15)
    }

    /// Rights over TCP (ABI 4), by the bits of `LANDLOCK_ACCESS_NET_`: bind and connect.
    package static let allOfTCP: UInt64 = 3
    /// What may reach out of the restriction (ABI 6), by the bits of `LANDLOCK_SCOPE_`: abstract
    /// sockets of others, signals to others.
    package static let allScopes: UInt64 = 3

    /// What is to be refused, and the exceptions.
    package struct Rules: ~Copyable {
        private let ruleset: FileDescriptor

        /// Refuses rights over files, the network and scopes; the kernel must know each of them.
        package init(refusing files: FileRights, network: UInt64, scopes: UInt64)
            throws(SystemError)
        {
            let number = try checked("landlock_create_ruleset", "rules") {
                dengji_landlock_ruleset(files.rawValue, network, scopes)
            }
            ruleset = FileDescriptor(adopting: number, subject: "landlock")
        }

        /// Leaves rights over a folder and all below it, or over a file; `place` must exist.
        package func allow(_ rights: FileRights, below place: Path) throws(SystemError) {
            let folder = try Files.open(place, [.followingLink, .asPlace])
            let rules = ruleset.number
            let number = folder.number
            _ = try checked("landlock_add_rule", place.description) {
                dengji_landlock_allow(rules, number, rights.rawValue)
            }
        }

        /// Makes them hold for the calling thread, for good. It must have given up new privileges.
        package func restrictThisThread() throws(SystemError) {
            let rules = ruleset.number
            _ = try checked("landlock_restrict_self", "rules") { dengji_landlock_restrict(rules) }
        }
    }
}
