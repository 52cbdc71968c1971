package import Packages
internal import XML

/// Writes a small XLSX: every cell as text, a fixed first row, the same bytes for the same texts.
package enum XLSXWriter {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    private static let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    private static let form = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    /// The bytes of a workbook of these sheets; refused only when it would be too large.
    package static func bytes(_ sheets: [(name: String, rows: [[String]])]) throws
        -> WriteOutcome<[UInt8]>
    {
        var parts = [
            part("[Content_Types].xml", contentTypes(sheets.count)),
            part("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
            part("xl/workbook.xml", workbook(sheets.map(\.name))),
            part(
                "xl/_rels/workbook.xml.rels",
                relationships(
                    sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
                        + [("styles", "styles.xml")])),
            part("xl/styles.xml", styles()),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                part("xl/worksheets/sheet\(index + 1).xml", worksheet(sheet.rows)))
        }
        return try PackageWriter.bytes(parts)
    }

    private static func part(_ name: String, _ body: [UInt8]) -> PackagePart {
        let head = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
        return PackagePart(name: name, bytes: head + body)
    }

    private static func contentTypes(_ count: Int) -> [UInt8] {
        var writer = XMLWriter(root: "Types", namespace: types)
        writer.element(
            "Default", "",
            [
                ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
            ])
        writer.element("Default", "", [("Extension", "xml"), ("ContentType", "application/xml")])
        var overrides = [("/xl/workbook.xml", "sheet.main+xml"), ("/xl/styles.xml", "styles+xml")]
        for index in 0..<count {
            overrides.append(("/xl/worksheets/sheet\(index + 1).xml", "worksheet+xml"))
        }
        for (name, type) in overrides {
            writer.element("Override", "", [("PartName", name), ("ContentType", form + type)])
        }
        return writer.finish()
    }

    private static func relationships(_ targets: [(type: String, target: String)]) -> [UInt8] {
        var writer = XMLWriter(root: "Relationships", namespace: relations)
        for (index, target) in targets.enumerated() {
            writer.element(
                "Relationship", "",
                [
                    ("Id", "rId\(index + 1)"), ("Type", office + "/" + target.type),
                    ("Target", target.target),
                ])
        }
        return writer.finish()
    }

    /// By hand for the one prefixed attribute, which `XMLWriter` does not write.
    private static func workbook(_ names: [String]) -> [UInt8] {
        var text = "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
        for (index, name) in names.enumerated() {
            let safe = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                .replacing("\"", with: "&quot;")
            let id = index + 1
            text += "<sheet name=\"\(safe)\" sheetId=\"\(id)\" r:id=\"rId\(id)\"></sheet>"
        }
        return Array((text + "</sheets></workbook>").utf8)
    }

    /// One style, text (format 49) with wrapped lines, for every cell: what is typed into it later
    /// stays text too.
    private static func styles() -> [UInt8] {
        var writer = XMLWriter(root: "styleSheet", namespace: main)
        writer.open("fonts", [("count", "1")])
        writer.element("font")
        writer.close()
        writer.open("fills", [("count", "2")])
        for pattern in ["none", "gray125"] {
            writer.open("fill")
            writer.element("patternFill", "", [("patternType", pattern)])
            writer.close()
        }
        writer.close()
        writer.open("borders", [("count", "1")])
        writer.element("border")
        writer.close()
        writer.open("cellStyleXfs", [("count", "1")])
        writer.element("xf")
        writer.close()
        writer.open("cellXfs", [("count", "2")])
        writer.element("xf")
        writer.open(
            "xf", [("numFmtId", "49"), ("applyNumberFormat", "1"), ("applyAlignment", "1")])
        writer.element("alignment", "", [("wrapText", "1"), ("vertical", "top")])
        writer.close()
        return writer.finish()
    }

    private static func worksheet(_ rows: [[String]]) -> [UInt8] {
        var writer = XMLWriter(root: "worksheet", namespace: main)
        writer.open("sheetViews")
        writer.open("sheetView", [("workbookViewId", "0")])
        writer.element(
            "pane", "",
            [("ySplit", "1"), ("topLeftCell", "A2"), ("state", "frozen")])
        writer.close()
        writer.close()
        let width = max(1, rows.map(\.count).max() ?? 1)
        writer.open("cols")
        writer.element(
            "col", "",
            [("min", "1"), ("max", String(width)), ("width", "18"), ("style", "1")])
        writer.close()
        writer.open("sheetData")
        for (index, row) in rows.enumerated() {
            writer.open("row", [("r", String(index + 1))])
            for (column, text) in row.enumerated() where !text.isEmpty {
                let place = CellPlace.letters(column) + String(index + 1)
                writer.open("c", [("r", place), ("t", "inlineStr"), ("s", "1")])
                writer.open("is")
                writer.element("t", escaped(text))
                writer.close()
                writer.close()
            }
            writer.close()
        }
        return writer.finish()
    }

    /// Text that looks like an escape of XLSX would be read as one: its underscore is escaped.
    private static func escaped(_ text: String) -> String {
        text.contains("_x") ? text.replacing("_x", with: "_x005F_x") : text
    }
}
