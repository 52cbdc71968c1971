import Foundation
import Testing

@testable import System

@Suite("Who may do what with a file, by mode and list")
struct AccessRightsTests {
    @Test("a mode alone: owner, group, everybody; root is never named")
    func byMode() throws {
        try withFolder { folder, path in
            try folder.write("x", as: "a")
            let file = try folder.open("a")
            let isRoot = geteuid() == 0
            if isRoot { try file.setOwner(4711, group: 4712) }
            try file.setMode(0o642)
            let rights = try Files.accessRights(of: path.appending("a"))
            let status = try file.status()
            #expect(rights.bits[.user(status.owner)] == [.read, .write])
            #expect(rights.bits[.group(status.group)] == .read)
            #expect(rights.holders(of: .write) == [.user(status.owner), .everybody])
            #expect(rights.holders(of: .read) == [.user(status.owner), .group(status.group)])
            if isRoot {
                #expect(status.group == 4712)
                try file.setOwner(nil, group: 0)
                #expect(try file.status().owner == 4711)
                try file.setOwner(0, group: nil)
                #expect(
                    try !Files.accessRights(of: path.appending("a")).holders(of: .read)
                        .contains(.user(0)))
            }
        }
    }

    @Test("a list as setfacl writes it, with its mask")
    func byList() throws {
        try withFolder { folder, path in
            try folder.makeFolder("a", permissions: 0o750)
            let name = path.appending("a")
            // acl(5): version, then owner, user 4711, group, group 4712, mask r-x, other.
            var list: [UInt8] = [2, 0, 0, 0]
            for (tag, bits, id) in [
                (1, 7, UInt32.max), (2, 7, 4711), (4, 5, UInt32.max), (8, 3, 4712),
                (0x10, 5, UInt32.max), (0x20, 0, UInt32.max),
            ] as [(UInt8, UInt8, UInt32)] {
                list += [tag, 0, bits, 0]
                for shift in stride(from: UInt32(0), to: 32, by: 8) {
                    list.append(UInt8(truncatingIfNeeded: id >> shift))
                }
            }
            let text = try #require(name.text)
            let bytes = list.map(String.init).joined(separator: ",")
            let set = run(
                "/usr/bin/python3",
                [
                    "-c",
                    "import os; os.setxattr('\(text)', 'system.posix_acl_access', bytes([\(bytes)]))",
                ])
            #expect(set == 0, "the file system of \(text) has no access control lists")
            let status = try folder.status(of: "a")
            try judge(try #require(AccessRights(list: list, status)), status)
            try judge(try Files.accessRights(of: name), status)
        }
    }

    private func judge(_ rights: AccessRights, _ status: FileStatus) throws {
        #expect(rights.bits[.user(4711)] == [.read, .pass], "the mask takes writing away")
        #expect(rights.bits[.group(4712)] == .pass)
        #expect(rights.bits[.everybody] == [])
        #expect(rights.holders(of: [.read, .pass]).contains(.user(4711)))
        #expect(!rights.holders(of: .read).contains(.group(4712)))
        #expect(!rights.holders(of: .write).contains(.user(4711)))
    }

    @Test("bytes that are no list are none")
    func noList() throws {
        try withFolder { folder, _ in
            let status = try folder.status()
            for bytes: [UInt8] in [
                [2], [1, 0, 0, 0], [2, 0, 0, 0, 1], [2, 0, 0, 0, 3, 0, 7, 0, 0, 0, 0, 0],
            ] {
                #expect(AccessRights(list: bytes, status) == nil)
            }
        }
    }

    @Test("groups and users by name and number, as getent tells")
    func accounts() throws {
        let group = try output("/usr/bin/getent", ["group", "mail"])
        let number = try #require(UInt32(group.split(separator: ":")[1 + 1]))
        #expect(Accounts.group(named: "mail") == number)
        #expect(Accounts.name(ofGroup: number) == "mail")
        #expect(Accounts.group(named: "no such group") == nil)
        #expect(Accounts.name(ofUser: 0) == "root")
        #expect(Accounts.name(ofUser: 3_999_999_999) == "3999999999")
        // The user of that name has it as its first group.
        let user = try output("/usr/bin/id", ["-u", "mail"])
        let mail = UInt32(user.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect(Accounts.members(ofGroup: number) == [try #require(mail)])
    }
}
