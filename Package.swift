// swift-tools-version: 6.2
import PackageDescription

// Every room is a target; the arrows between them are the table in Docs/ARCHITECTURE.md, which
// Tests/HouseTests compares with the imports of each file.

let common: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
// Optimised in debug builds too: tests start the program thousands of times, and most of their time
// went into code that walks bytes one by one.
let sources: [SwiftSetting] =
    common + [.strictMemorySafety(), .unsafeFlags(["-O"], .when(configuration: .debug))]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: sources)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: common)
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// SQLite itself, as GRDB names it.
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "dengji",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // For their flags; what is called of them stands in CPress.
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(
            name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
        .target(
            name: "CPress", dependencies: ["CPango", "CQRencode", "CQPDF"],
            linkerSettings: [
                .linkedLibrary("pangocairo-1.0"), .linkedLibrary("pangoft2-1.0"),
                .linkedLibrary("pango-1.0"), .linkedLibrary("gobject-2.0"),
                .linkedLibrary("cairo"), .linkedLibrary("fontconfig"),
                .linkedLibrary("qrencode"), .linkedLibrary("qpdf"), .linkedLibrary("m"),
            ]),
        // Compiled, unlike the others: what runs between fork and exec has to be C.
        .target(name: "CLinux"),

        room("Digests", ["COpenSSL"]),
        room("System", ["CLinux"]),
        room("Cell", ["System"]),
        room("XML", ["CLibXML2"]),
        room("Packages", ["CLibArchive", "Digests"]),
        room("Verification", ["XML", "Digests", "COpenSSL"]),
        room("Seals", ["Verification", "XML", "Digests", "COpenSSL"]),
        room("Ledger", ["Digests"]),
        room("WorkingDays"),
        room("Registry", ["WorkingDays"]),
        room("Archive", ["Digests", "WorkingDays", "Registry"]),
        room("Definitions", ["XML", "WorkingDays", "Registry"]),
        room(
            "Examination",
            ["XML", "Packages", "Digests", "Verification", "WorkingDays", "Registry"]),
        room("Tables", ["XML", "Packages", "Registry", "Examination"]),
        room("Catalogue", ["WorkingDays", "Registry", "Tables"]),
        room("Papers", ["XML", "Seals", "Verification", "WorkingDays", "Registry"]),
        room(
            "Views",
            [
                "XML", "Digests", "WorkingDays", "Registry", "Tables", "Catalogue", "Papers",
                mustache,
            ]),
        room("Press", ["Registry"]),
        room(
            "Storage", ["Ledger", "Packages", "WorkingDays", "Registry", "Digests", "System"]),
        room("Databases", ["System", grdb]),
        room("Search", ["WorkingDays", "Registry", "System", "Databases", grdb]),
        room("Standing", ["Digests", "Registry", "System", "Databases", grdb, sqlite]),
        room("ViewState", ["Registry", "System", "Databases", grdb]),
        room(
            "Pipeline",
            [
                "System", "Cell", "XML", "Digests", "Verification", "Seals", "Ledger",
                "WorkingDays", "Registry", "Archive", "Definitions", "Examination", "Catalogue",
                "Papers", "Views", "Press",
                "Storage", "Search", "Standing", "ViewState",
            ]),
        room(
            "Courier",
            [
                "System", "XML", "Digests", "Packages", "Verification", "Seals", "WorkingDays",
                "Registry",
            ]),
        .executableTarget(
            name: "dengji",
            dependencies: [
                "System", "Cell", "XML", "Digests", "Packages", "Verification", "Seals", "Ledger",
                "WorkingDays", "Registry", "Archive", "Definitions", "Examination", "Tables",
                "Papers", "Views", "Press", "Storage", "Search", "Standing", "Pipeline", "Courier",
                argumentParser, logging,
            ],
            swiftSettings: sources),
        .executableTarget(
            name: "dengji-examiner",
            dependencies: ["Examination", "Cell", "System", "Registry", "Packages"],
            swiftSettings: sources),
        .executableTarget(
            name: "dengji-press",
            dependencies: [
                "CPress", "Cell", "System", "WorkingDays", "Registry", "Views", "Press",
            ],
            swiftSettings: sources),

        tests("DigestsTests", ["Digests"]),
        tests("SystemTests", ["System"]),
        tests("XMLTests", ["XML"]),
        tests("PackagesTests", ["Packages", "Digests"]),
        tests("SealsTests", ["Seals", "Verification", "XML", "Digests"]),
        tests("LedgerTests", ["Ledger", "Seals", "Verification", "Digests"]),
        tests("WorkingDaysTests", ["WorkingDays", "Definitions"]),
        tests("RegistryTests", ["Registry", "WorkingDays"]),
        tests("ArchiveTests", ["Archive", "Digests", "Registry", "WorkingDays"]),
        tests("DefinitionsTests", ["Definitions", "Registry", "WorkingDays", "XML"]),
        tests(
            "ExaminationTests",
            [
                "Examination", "Registry", "XML", "Packages", "Digests", "Cell", "System",
                "dengji-examiner",
            ]),
        tests("TablesTests", ["Tables", "Examination", "Registry", "Packages", "XML"]),
        tests("CatalogueTests", ["Catalogue", "Registry", "WorkingDays", "XML"]),
        tests(
            "PapersTests",
            [
                "Papers", "Seals", "Verification", "XML", "Digests", "Registry", "Definitions",
                "WorkingDays",
            ]),
        tests(
            "ViewsTests",
            [
                "Views", "Catalogue", "Papers", "Digests", "Definitions", "Seals", "Verification",
                "Registry", "WorkingDays", "XML",
            ]),
        tests(
            "StorageTests",
            [
                "Storage", "Ledger", "Seals", "Verification", "Registry", "WorkingDays", "Digests",
                "System", "Packages",
            ]),
        tests("SearchTests", ["Search", "Registry", "WorkingDays", "System", grdb]),
        tests("StandingTests", ["Standing", "Registry", "WorkingDays", "System", grdb]),
        tests("ViewStateTests", ["ViewState", "Registry", "System", grdb]),
        tests(
            "PipelineTests",
            [
                "Pipeline", "Cell", "Examination", "Press", "Papers", "Views", "Storage",
                "ViewState", "Registry", "WorkingDays", "System",
            ]),
        tests(
            "CourierTests",
            [
                "Courier", "Seals", "Verification", "Packages", "Digests", "System", "WorkingDays",
                "Registry",
            ]),
        tests("CommandTests", []),
        tests(
            "WorkspaceTests",
            [
                "dengji", "dengji-examiner", "misbehaving", "Pipeline", "Storage", "Cell", "System",
                "WorkingDays",
            ]),
        // Optimised as the rooms are: a disk in memory walks bytes one by one.
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "dengji", "dengji-examiner", "Pipeline", "Cell", "Storage", "Examination",
                "Packages", "Registry", "Ledger", "WorkingDays", "Digests", "System",
            ],
            swiftSettings: common + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        tests("WebTests", ["dengji", "dengji-examiner", "System"]),
        tests(
            "PressTests",
            ["dengji", "dengji-press", "dengji-examiner", "Press", "Registry", "System"]),
        // An examiner that misbehaves: what the cell is tested with. No product has it.
        .executableTarget(
            name: "misbehaving",
            dependencies: ["Examination", "Cell", "System", "Registry", "Packages"],
            path: "Tests/Misbehaving", swiftSettings: common),
        tests("CellTests", ["Cell", "System"]),
        // What is fuzzed, shared by the fuzzer below and the tests that keep it whole.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "System", "XML", "Packages", "Digests", "Verification", "Seals", "Ledger",
                "WorkingDays", "Registry", "Archive", "Examination", "Tables", "Papers", "Press",
                "Storage",
            ],
            path: "Tests/FuzzTargets",
            swiftSettings: common + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        tests("FuzzTests", ["FuzzTargets"]),
        tests("HouseTests", []),
    ],
    swiftLanguageModes: [.v6]
)

// Only for `make fuzz`: its `main` is libFuzzer's, which no other build has.
if Context.environment["DENGJI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
            swiftSettings: common))
}

// Only for work on a single room: `DENGJI_TARGETS=XML,XMLTests swift build --build-tests`.
if let names = Context.environment["DENGJI_TARGETS"]?.split(separator: ",").map(String.init) {
    var wanted = Set(names)
    var isGrowing = true
    while isGrowing {
        let before = wanted.count
        for target in package.targets where wanted.contains(target.name) {
            for dependency in target.dependencies {
                if case .byNameItem(let name, _) = dependency { wanted.insert(name) }
                if case .targetItem(let name, _) = dependency { wanted.insert(name) }
            }
        }
        isGrowing = wanted.count > before
    }
    package.targets.removeAll { !wanted.contains($0.name) }
}
