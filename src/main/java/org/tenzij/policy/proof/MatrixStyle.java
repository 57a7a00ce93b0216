package org.tenzij.policy.proof;

/** How the matrix looks, on a screen by day or night and on paper. */
final class MatrixStyle {
    static final String CSS = """
            :root { color-scheme: light dark; --ink: light-dark(#1b2430, #e8ecf1); --paper: light-dark(#fff, #12171d);
              --line: light-dark(#cdd5de, #38424d); --open: light-dark(#dff1e4, #173c26); --shut: light-dark(#fdf0d0, #453611);
              --no: light-dark(#f3e2e0, #43211f); --soft: light-dark(#5b6774, #a3afbb) }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
              padding: 2rem clamp(1rem, 4vw, 4rem) 4rem; max-width: 90rem }
            h1 { font-size: 1.9rem; margin: 0 0 .3rem } h2 { font-size: 1.35rem; margin: 2.8rem 0 .6rem }
            .set, small, caption span { color: var(--soft); font-size: .85rem } .set { overflow-wrap: anywhere }
            .legend, nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.8rem }
            .legend b, td b { padding: .1rem .5rem; border-radius: .3rem; font-weight: 600 }
            .scroll { overflow-x: auto } table { border-collapse: collapse; margin: .8rem 0 .4rem; min-width: 40rem; width: 100% }
            caption { text-align: left; font-weight: 600; padding: .3rem 0 }
            th, td { border: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top }
            th { font-weight: 600 } thead th { border-bottom-width: 2px } td span { font-variant-numeric: tabular-nums }
            td b { padding: 0; display: block } .open { background: var(--open) } .shut { background: var(--shut) }
            .no { background: var(--no) } .self { color: var(--soft); font-size: .85rem } nav a { color: inherit }
            details { margin: 0 0 1.6rem } summary { cursor: pointer; padding: .4rem 0 }
            .needs { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)) }
            .needs li { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem }
            .needs h3 { margin: 0 0 .3rem; font-size: 1rem } .needs p { margin: .25rem 0 } .needs i { font-style: normal; font-weight: 600 }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.2rem } dt { font-weight: 600 } dd { margin: 0 }
            @media print { details > * { display: block } body { padding: 0 } }
            """;

    private MatrixStyle() {}
}
