import Definitions
import Registry
import Testing
import WorkingDays

@Suite("The list of keys")
struct KeyListTests {
    private let fingerprint = String(repeating: "3a", count: 32)
    private let other = String(repeating: "fb", count: 32)

    private func records() throws -> [KeyRecord] {
        let party = try #require(PartyID("12370900DEMQ00001U"))
        let from = try #require(Instant(iso: "2026-01-03T00:00:00.000+08:00"))
        let until = try #require(Instant(iso: "2026-01-06T08:00:00.001+08:00"))
        return [
            KeyRecord(
                party: party, fingerprint: fingerprint, name: party.code, from: from,
                until: until, end: .retired, note: "改用 <国密> & \"更换\""),
            KeyRecord(
                party: party, fingerprint: other, name: party.code + ".fbfbfbfb", from: until),
        ]
    }

    private func reason(_ text: String) -> String? {
        do throws(DefinitionError) {
            _ = try KeyListFile.read(Array(text.utf8))
            return nil
        } catch {
            return error.description
        }
    }

    @Test("is read as it was written")
    func roundTrip() throws {
        let records = try records()
        #expect(try KeyListFile.read(KeyListFile.write(records)) == records)
        #expect(try KeyListFile.read(KeyListFile.write([])) == [])
    }

    @Test("is refused where anything in it is not what is written")
    func refused() throws {
        let text = String(decoding: KeyListFile.write(try records()), as: UTF8.self)
        #expect(reason(text) == nil)
        let twice = KeyListFile.write(try records() + records().prefix(1))
        #expect(reason(String(decoding: twice, as: UTF8.self))?.contains("twice") ?? false)
        let changes: [(String, String, String)] = [
            ("format=\"1\"", "format=\"2\"", "format 1"),
            ("urn:dengji:keys:1", "urn:dengji:keys:2", "no list of keys"),
            ("party=\"12370900DEMQ00001U\"", "party=\"12370900DEMQ00001V\"", "credit code"),
            (fingerprint, String(fingerprint.dropLast()), "SHA-256"),
            ("12370900DEMQ00001U.fbfbfbfb", "12370900DEMQ00001U.00000000", "name"),
            ("2026-01-03T00:00:00.000+08:00", "2026-01-03", "not a time"),
            ("end=\"retired\"", "end=\"lost\"", "not an end"),
            (" end=\"retired\"", "", "together"),
            ("</keys>", "<x/></keys>", "only key"),
            ("</keys>", "", "keys"),
        ]
        for (old, new, expected) in changes {
            let changed = text.replacing(old, with: new)
            #expect(changed != text, "\(old)")
            #expect(
                reason(changed)?.contains(expected) ?? false, "\(new): \(reason(changed) ?? "")")
        }
    }

    @Test(
        "settings of signatures are read as they were written, and left out where they say nothing")
    func settings() throws {
        let party = try #require(PartyID("12370900DEMQ00001U"))
        var configuration = Configuration(
            isDemonstration: true, authority: party, cityRegistrar: party, unclaimedContact: "联系",
            remedy: "救济", commitmentVersion: "1")
        #expect(
            !String(decoding: ConfigurationFile.write(configuration), as: UTF8.self)
                .contains("signatures"))
        configuration.signing = SigningSettings(
            algorithm: "sm2-sm3", isDetached: true,
            signatureMethods: [SigningSettings.Name(algorithm: "sm2-sm3", uri: "urn:city:sm2")],
            digestMethods: [SigningSettings.Name(algorithm: "sm3", uri: "urn:city:sm3")])
        let xsd = try Shipped.bytes("xsd/config.xsd")
        let bytes = ConfigurationFile.write(configuration)
        #expect(try ConfigurationFile.read(bytes, xsd: xsd) == configuration)
        #expect(try isValidForXmllint(bytes, schema: "config.xsd"))
        let text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in [
            ("algorithm=\"sm2-sm3\" det", "algorithm=\"sm9\" det"), ("urn:city:sm2", "urn: city"),
            ("urn:city:sm2", "urn:&lt;"), ("detached=\"true\"", "detached=\"yes\""),
            ("algorithm=\"sm3\"", "algorithm=\"md5\""),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text, "\(old)")
            #expect(throws: DefinitionError.self, "\(new)") {
                try ConfigurationFile.read(Array(changed.utf8), xsd: xsd)
            }
        }
    }
}
