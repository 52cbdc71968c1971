internal import Views

/// Sets the blocks of a paper one below the other.
struct BlockFlow {
    let flow: PageFlow
    let typesetter: Typesetter

    /// Sets blocks with numbered headings (一、二、) in the size of the text. The last section, which is
    /// short, stays with what follows it, of that height: no signature stands alone on a page.
    func put(_ blocks: [PrintedBlock], before height: Double = 0) throws {
        var number = 0
        let last = blocks.lastIndex {
            if case .heading = $0 { return true }
            return false
        }
        for (index, block) in blocks.enumerated() {
            if index == last { flow.need(height + 3 * TextStyle.heading.leading) }
            if case .heading(let text) = block {
                number += 1
                try heading("\(ChineseNumeral.text(number))、\(text)")
            } else {
                try put(block)
            }
        }
    }

    /// Sets blocks as small print, with plain headings.
    func putSmall(_ blocks: [PrintedBlock]) throws {
        for block in blocks {
            if case .heading(let text) = block {
                flow.leave(6)
                flow.need(60)
                flow.put(try typesetter.lines(text, .label, width: flow.size.textWidth))
            } else {
                try put(block, isSmall: true)
            }
        }
    }

    private func heading(_ text: String) throws {
        flow.leave(5)
        // With two lines of what it is above.
        flow.need(TextStyle.heading.leading + 2 * TextStyle.body.leading)
        flow.put(try typesetter.lines(text, .heading, width: flow.size.textWidth))
    }

    private func put(_ block: PrintedBlock, isSmall: Bool = false) throws {
        switch block {
        case .heading(let text): try heading(text)
        case .paragraph(let text): try paragraphs(text, .body)
        case .emphasis(let text): try paragraphs(text, isSmall ? .label : .emphasis)
        case .small(let text):
            flow.put(try typesetter.lines(text, .small, width: flow.size.textWidth))
        case .list(let items, let isNumbered):
            for (index, item) in items.enumerated() {
                try paragraphs(isNumbered ? "\(index + 1). \(item)" : item, .body)
            }
        case .rows(let rows):
            flow.leave(3)
            var table = TableFlow(
                isSmall ? [18, 82] : [26, 74], flow: flow, typesetter: typesetter)
            table.isFirstLabel = true
            table.isSmall = isSmall
            for row in rows { try table.row([[.init(row.label)], [.init(row.value)]]) }
            flow.leave(4)
        case .table(let content):
            flow.leave(3)
            var table = TableFlow(
                content.columns.map(\.share), flow: flow, typesetter: typesetter)
            try table.begin(content.columns.map(\.title))
            for row in content.rows { try table.row(row) }
            flow.leave(4)
        }
    }

    /// Paragraphs with the first line of each indented by two letters.
    private func paragraphs(_ text: String, _ style: TextStyle) throws {
        for part in text.split(separator: "\n") {
            flow.put(
                try typesetter.lines(
                    String(part), style, width: flow.size.textWidth, indent: 2 * style.size))
        }
    }
}
