/// The style sheets of pages and pictures: no file, font or image from elsewhere.
enum StyleSheet {
  /// The colors by day, by night and on paper.
  static let colors: String = {
    func values(_ value: (Ink) -> String) -> String {
      ":root{" + Ink.allCases.map { "\($0.property):\(value($0))" }.joined(separator: ";") + "}"
    }
    return values(\.light) + "@media(prefers-color-scheme:dark){" + values(\.dark) + "}"
      + "@media print{" + values(\.light) + "}"
  }()

  /// Classes of pictures.
  static let pictures: String = {
    let series = Ink.series.map { ".picture .\($0.rawValue){\($0.declaration(of: "color"))}" }
    return [
      ".picture{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;"
        + "display:block;max-width:100%;height:auto}",
      // Shrunk to a telephone's width, the texts of a wide picture could not be read: it scrolls.
      ".picture.wide{min-width:30rem}",
      ".picture text{\(Ink.text.declaration(of: "fill"))}",
      ".picture .paper{\(Ink.background.declaration(of: "fill"))}",
      ".picture .title{font-weight:600;font-size:14px}",
      ".picture .tick,.picture .note{font-size:12px;\(Ink.faint.declaration(of: "fill"))}",
      ".picture .label{\(Ink.faint.declaration(of: "fill"))}",
      ".picture .middle{text-anchor:middle}.picture .end{text-anchor:end}",
      ".picture .grid{fill:none;stroke-width:1;\(Ink.grid.declaration(of: "stroke"))}",
      ".picture .axis{fill:none;stroke-width:1;\(Ink.axis.declaration(of: "stroke"))}",
      ".picture .rule{fill:none;stroke-width:1.5;stroke-dasharray:5 4;"
        + Ink.axis.declaration(of: "stroke") + "}",
      ".picture .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}",
      ".picture .thin{fill:none;stroke:currentColor;stroke-width:1;stroke-opacity:.3}",
      ".picture .bar,.picture .marker{fill:currentColor}",
      ".picture .bar{stroke-width:.6;\(Ink.background.declaration(of: "stroke"))}",
      ".picture .dots{fill:none;stroke:currentColor;stroke-width:5;stroke-linecap:round}",
      ".picture .band{fill:currentColor;fill-opacity:.2}",
      ".picture .many{stroke-opacity:.6;fill-opacity:.6}",
      ".picture .interval{fill:none;stroke-width:1.5;\(Ink.text.declaration(of: "stroke"))}",
      ".picture .outline{fill:none;stroke-width:1.5;\(Ink.background.declaration(of: "stroke"))}",
      ".picture .cell{\(Ink.series1.declaration(of: "fill"))}",
      ".picture .onDark{\(Ink.background.declaration(of: "fill"))}",
      ".picture .neuron{stroke-width:1.5;\(Ink.surface.declaration(of: "fill"));"
        + Ink.axis.declaration(of: "stroke") + "}",
      ".picture .edge{fill:none;stroke-width:1;\(Ink.axis.declaration(of: "stroke"))}",
      ".picture .\(Ink.positive.rawValue){\(Ink.positive.declaration(of: "color"))}",
      ".picture .\(Ink.negative.rawValue){\(Ink.negative.declaration(of: "color"))}",
      ".picture .\(Ink.text.rawValue){\(Ink.text.declaration(of: "color"))}",
      ".picture .\(Ink.faint.rawValue){\(Ink.axis.declaration(of: "color"))}",
    ].joined() + series.joined()
  }()

  /// Elements of pages.
  static let page = """
    html{color-scheme:light dark;-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:1.5rem clamp(.75rem,3vw,2rem) 4rem;max-width:68rem;\
    font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;\
    color:var(--ink-text);background:var(--ink-background);overflow-wrap:break-word}
    h1,h2,h3{line-height:1.25;margin:2em 0 .5em}h1{font-size:1.9rem;margin-top:.5rem}
    h2{font-size:1.4rem;border-bottom:1px solid var(--ink-grid);padding-bottom:.25rem}
    h3{font-size:1.1rem}
    p,ul,ol,dl{margin:.6em 0;max-width:46rem}p.summary{color:var(--ink-faint)}
    a{color:var(--ink-link)}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;\
    list-style:none;max-width:none}
    code,pre,kbd{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',\
    monospace}
    code{background:var(--ink-surface);padding:.1em .3em;border-radius:.25em}
    .whole{white-space:nowrap}
    pre{background:var(--ink-surface);padding:.75rem 1rem;overflow-x:auto;border-radius:.4em}
    pre code{background:none;padding:0}
    .scroll{overflow-x:auto;margin:1em 0}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--ink-faint);padding:.25rem 0;caption-side:top}
    th,td{padding:.3rem .75rem .3rem 0;text-align:left;vertical-align:top;\
    border-bottom:1px solid var(--ink-grid)}
    thead th{font-weight:600;border-bottom:2px solid var(--ink-axis)}
    tbody th{font-weight:600}
    th.number,td.number{text-align:right}td.number{white-space:nowrap}
    figure{margin:1em 0;min-width:0;overflow-x:auto}figcaption{color:var(--ink-faint);font-size:.9rem;\
    max-width:46rem}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));\
    gap:1rem 1.5rem}.figures figure{margin:0}
    .tiles{display:flex;flex-wrap:wrap;gap:1rem;padding:0;list-style:none;max-width:none}
    .tiles li{flex:0 0 8.5rem;font-size:.9rem;line-height:1.35}
    .tiles img{display:block;width:6rem;height:auto;image-rendering:pixelated;\
    border:1px solid var(--ink-axis);margin-bottom:.25rem}
    dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1.25rem}
    dt{font-weight:600}dd{margin:0;min-width:0}
    .note{border-left:.25rem solid var(--ink-series2);padding:.1rem 0 .1rem .9rem;max-width:46rem}
    math{font-size:1.1em}math[display=block]{overflow-x:auto;overflow-y:hidden}
    :focus-visible{outline:2px solid var(--ink-link);outline-offset:2px}
    footer{margin-top:3rem;color:var(--ink-faint);font-size:.9rem;\
    border-top:1px solid var(--ink-grid)}
    @media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
    @media print{body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}\
    .scroll,figure{overflow:visible}h2,h3{break-after:avoid}figure,tr{break-inside:avoid}\
    pre{white-space:pre-wrap}a{text-decoration:none}*{print-color-adjust:exact}}

    """
}
