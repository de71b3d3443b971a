package tulip.kit.timeline;

/// The style sheet of an [SvgPicture]: colours for light and for dark pages, which colour-blind people can tell
/// apart.
final class SvgStyle {
    static final String ELEMENT = """
            <style>
            .timeline { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 19px }
            .timeline .paper { fill: #fff }
            .timeline rect { stroke: #fff }
            .timeline text { fill: #1b1f24 }
            .timeline .mark { stroke: #fff; stroke-width: 6px; paint-order: stroke }
            .timeline .title { font-size: 32px; font-weight: 700 }
            .timeline .story, .timeline .name { font-size: 23px }
            .timeline .figure { font-size: 23px; font-weight: 700 }
            .timeline .name { text-anchor: end }
            .timeline .number, .timeline .label { text-anchor: middle }
            .timeline .number { fill: #5b6470 }
            .timeline .label { fill: #101418 }
            .timeline .grid { stroke: #d5dae1; stroke-width: 1 }
            .timeline .axis { stroke: #5b6470; stroke-width: 2 }
            .timeline .way { stroke: #5b6470; stroke-width: 2; stroke-dasharray: 2 5 }
            .timeline .end { fill: #5b6470 }
            .timeline .waiting { fill: #e6e9ee; stroke: #aab2bd }
            .timeline .neutral { fill: #aab2bd }
            .timeline .orange { fill: #e69f00 }
            .timeline .blue { fill: #56b4e9 }
            .timeline .green { fill: #3fbf8f }
            .timeline .purple { fill: #d48ab5 }
            @media (prefers-color-scheme: dark) {
            .timeline .paper { fill: #14171b }
            .timeline rect, .timeline .mark { stroke: #14171b }
            .timeline text { fill: #f2f4f7 }
            .timeline .number { fill: #a9b2bd }
            .timeline .label { fill: #101418 }
            .timeline .grid { stroke: #343b44 }
            .timeline .axis, .timeline .way { stroke: #a9b2bd }
            .timeline .end { fill: #a9b2bd }
            .timeline .waiting { fill: #2a3038; stroke: #59626d }
            }
            </style>
            """;

    private SvgStyle() {}
}
