internal import CPress

/// The frame of a certificate: lines, a band of waves (扭索纹) between them, and corners.
enum CertificateFrame {
    /// The frame for a page, to be drawn before everything else.
    static func elements(_ size: PageSize) -> [SheetElement] {
        var elements: [SheetElement] = []
        func box(_ inset: Double, _ pen: Double, _ ink: Ink) {
            elements.append(
                .box(
                    x: inset, y: inset, width: size.width - 2 * inset,
                    height: size.height - 2 * inset, pen: pen, ink))
        }
        box(26, 2.4, .official)
        box(31, 0.6, .gold)
        waves(size, &elements)
        box(49, 0.6, .gold)
        box(53, 1.1, .official)
        for (x, y) in [
            (40.0, 40.0), (size.width - 40, 40), (40, size.height - 40),
            (size.width - 40, size.height - 40),
        ] {
            elements.append(.box(x: x - 9, y: y - 9, width: 18, height: 18, pen: nil, .paper))
            elements.append(.box(x: x - 9, y: y - 9, width: 18, height: 18, pen: 0.8, .gold))
            elements.append(.shape(rosette(x, y, outer: 7, inner: 3.4), .official))
            elements.append(.shape(rosette(x, y, outer: 2.6, inner: 1.6), .paleGold))
        }
        return elements
    }

    /// Two waves that cross, along each side in the middle of the band.
    private static func waves(_ size: PageSize, _ elements: inout [SheetElement]) {
        for phase in [0.0, .pi / 2, .pi, 1.5 * .pi] {
            for y in [40.0, size.height - 40] {
                let count = wholeWaves(size.width - 98)
                elements.append(
                    .curve(
                        wave(size.width - 98, count, phase).map { (49 + $0.0, y + $0.1) },
                        pen: 0.45, .gold))
            }
            for x in [40.0, size.width - 40] {
                let count = wholeWaves(size.height - 98)
                elements.append(
                    .curve(
                        wave(size.height - 98, count, phase).map { (x + $0.1, 49 + $0.0) },
                        pen: 0.45, .gold))
            }
        }
    }

    private static func wholeWaves(_ length: Double) -> Int { Int(length / 22) }

    private static func wave(
        _ length: Double, _ count: Int, _ phase: Double
    ) -> [(Double, Double)] {
        let steps = count * 12
        return (0...steps).map { step in
            let part = Double(step) / Double(steps)
            return (part * length, 6 * dengji_sine(part * Double(count) * 2 * .pi + phase))
        }
    }

    /// A star with sixteen points.
    private static func rosette(
        _ x: Double, _ y: Double, outer: Double, inner: Double
    ) -> [(x: Double, y: Double)] {
        (0..<32).map { step in
            let radius = step % 2 == 0 ? outer : inner
            let angle = Double(step) * .pi / 16
            return (x + radius * dengji_cosine(angle), y + radius * dengji_sine(angle))
        }
    }
}
