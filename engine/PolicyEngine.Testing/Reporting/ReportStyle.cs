namespace PolicyEngine.Testing.Reporting;

/// <summary>How the report looks: on a wide screen, on a telephone and on paper, without colour carrying anything alone.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light; --ink: #1b1f24; --quiet: #4b5563; --line: #c9ced6; --good: #0b5d2a; --bad: #9b1c1c; --wait: #7a4a00; --link: #0b4f9e; --back: #f6f7f9; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: #fff; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .25rem; padding-top: 1rem; border-top: 3px solid var(--ink); }
        h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
        p, ul { margin: .5rem 0; max-width: 46rem; }
        ul { padding-left: 1.25rem; }
        a { color: var(--link); }
        a:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
        .quiet { color: var(--quiet); }
        .sum { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; max-width: none; }
        .sum li { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .9rem; background: var(--back); }
        .sum strong { font-size: 1.4rem; margin-right: .35rem; }
        .wide { overflow-x: auto; margin: .5rem 0 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .93rem; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 5rem; }
        thead th { background: var(--back); border-bottom: 2px solid var(--line); overflow-wrap: normal; }
        th[scope=row] { font-weight: 600; min-width: 9rem; }
        .plain { font-weight: 400; }
        .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; } .wait { color: var(--wait); font-weight: 600; }
        code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .9em; }
        tr:target, li:target { outline: 2px solid var(--link); outline-offset: -2px; }
        footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        @media (max-width: 40rem) { body { padding: 1rem; } h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; } table { font-size: .88rem; } th, td { min-width: 6rem; } td:last-child { min-width: 13rem; } .sum li { flex: 1 1 40%; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } nav, .skip { display: none; } a { color: inherit; text-decoration: none; } .wide { overflow: visible; } table { font-size: 8.5pt; } tr { break-inside: avoid; } thead { display: table-header-group; } h2, h3, caption { break-after: avoid; } }
        """;
}
