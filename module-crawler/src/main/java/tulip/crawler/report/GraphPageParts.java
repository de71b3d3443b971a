package tulip.crawler.report;

/// The fixed parts of a [GraphPage].
final class GraphPageParts {
    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy"
             content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
            <title>%s</title>
            <style>
            %s</style></head>
            <body><main>
            """;

    static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #d0d7de; --link: #8a94a0;
                    --page: #1f6feb; --redirect: #8250df; --failed: #cf222e; --other: #6e7781; --focus: #d4700a; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6edf3; --paper: #0d1117; --faint: #30363d; --link: #6b7683;
                      --page: #58a6ff; --redirect: #bc8cff; --failed: #ff7b72; --other: #8b949e; --focus: #ffa657; } }
            body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.45 system-ui, sans-serif; }
            main { max-width: 84rem; margin: 0 auto; padding: 1rem; }
            h1 { margin: 0; font-size: 1.4rem; overflow-wrap: anywhere; }
            p { margin: .3rem 0; }
            a { color: inherit; }
            button { font: inherit; padding: 0 .7em; }
            .frame { overflow: auto; max-height: 92vh; border: 1px solid var(--faint); border-radius: .4rem; }
            svg { display: block; width: 100%; height: auto; }
            svg.small { max-height: max(20rem, calc(100vh - 12.5rem)); }
            .legend svg { display: inline; width: 1em; height: 1em; vertical-align: -.1em; overflow: visible; }
            .legend span { white-space: nowrap; margin-right: 1.2em; }
            path.tree { fill: none; stroke: var(--link); stroke-width: 1.3; }
            path.link { fill: none; stroke: var(--link); stroke-width: .7; opacity: .22; }
            .spot { fill: var(--page); stroke: var(--paper); stroke-width: 1; cursor: pointer; }
            .other { fill: var(--other); } .redirect { fill: var(--redirect); }
            .failed { stroke: var(--failed); stroke-width: 3; }
            .skipped { fill: var(--paper); stroke: var(--other); stroke-width: 1.5; stroke-dasharray: 2 1.5; }
            .spot text { fill: var(--ink); stroke: none; font-size: 11px; }
            .spot text.inner { text-anchor: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 3;
                               stroke-dasharray: none; }
            .spot text.left { text-anchor: end; }
            .spot:focus { outline: none; }
            .spot:is(:focus-visible, .chosen) > :is(circle, path, rect) { stroke: var(--focus); stroke-width: 4;
                               stroke-dasharray: none; }
            .chosen text { font-weight: 700; }
            path.out { stroke: var(--focus); stroke-width: 2; opacity: 1; }
            path.in { stroke: var(--page); stroke-width: 2; opacity: 1; }
            table { width: 100%; margin-top: 1rem; border-collapse: collapse; font-variant-numeric: tabular-nums; }
            caption { text-align: left; font-weight: 700; }
            th, td { padding: .2rem .5rem; border-bottom: 1px solid var(--faint); text-align: right; }
            th[scope=row], th:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; font-weight: 400;
                               overflow-wrap: anywhere; }
            thead th { font-weight: 700 !important; }
            tr:target { background: var(--faint); }
            """;

    static final String LEGEND = """
            <p class="legend"><span><svg viewBox="-8 -8 16 16" aria-hidden="true"><circle r="6" class="spot"/></svg>
            page</span>
            <span><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="spot redirect"
             d="M0 -7L7 0L0 7L-7 0Z"/></svg> redirect</span>
            <span><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="spot failed"
             d="M-6 -6L6 6M6 -6L-6 6"/></svg> failed</span>
            <span><svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="spot other" d="M0 -6L6 6H-6Z"/></svg>
            not HTML</span>
            <span><svg viewBox="-8 -8 16 16" aria-hidden="true"><circle r="6" class="spot skipped"/></svg>
            not fetched</span>
            <span><svg viewBox="-8 -8 16 16" aria-hidden="true"><rect x="-6" y="-6" width="12" height="12" rx="2"
             class="spot"/></svg> folder</span>
            <span><button type="button" id="larger">larger</button>
            <button type="button" id="smaller">smaller</button></span></p>
            <p>Each ring is one line further from the start. A larger spot has more links. Tab reaches the picture, the
            arrow keys move from spot to spot, Enter goes to its row in the table.</p>
            """;

    static final String SCRIPT = """
            const spots = [...document.querySelectorAll('#picture .spot')];
            const picture = document.getElementById('picture');
            let width = 100;

            function choose(spot) {
              document.querySelectorAll('.chosen, .in, .out').forEach(
                each => each.classList.remove('chosen', 'in', 'out'));
              if (!spot) return;
              const number = spot.id.slice(1);
              spot.classList.add('chosen');
              picture.querySelectorAll('.lines .f' + number).forEach(line => line.classList.add('out'));
              picture.querySelectorAll('.lines .t' + number).forEach(line => line.classList.add('in'));
            }

            function move(from, steps) {
              const to = spots[(spots.indexOf(from) + steps + spots.length) % spots.length];
              from.tabIndex = -1;
              to.tabIndex = 0;
              to.focus();
            }

            const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
            for (const spot of spots) {
              spot.addEventListener('focus', () => choose(spot));
              spot.addEventListener('mouseenter', () => choose(spot));
              spot.addEventListener('keydown', event => {
                if (event.key in steps) {
                  event.preventDefault();
                  move(spot, steps[event.key]);
                }
              });
            }

            function zoom(factor) {
              width = Math.min(800, Math.max(50, width * factor));
              picture.classList.remove('small');
              picture.style.width = width + '%';
            }

            document.getElementById('larger').addEventListener('click', () => zoom(1.5));
            document.getElementById('smaller').addEventListener('click', () => zoom(1 / 1.5));
            window.addEventListener('hashchange', () => {
              const spot = document.getElementById(location.hash.slice(1));
              if (spots.includes(spot)) spot.focus();
            });
            """;

    private GraphPageParts() {}
}
