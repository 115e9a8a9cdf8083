/** The report's style: system fonts, both colour schemes, verdicts told apart by sign as well as by colour. */
export const stylesheet = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1b1f24; --muted: #5d6673; --line: #d9dee5; --panel: #f6f8fa; --accent: #0a5bd3;
  --pass: #17723a; --pass-bg: #dff3e4; --fail: #b3161e; --fail-bg: #fde3e3; --warn: #8a5a00; --warn-bg: #fdf0d0; --rest: #5d6673; --rest-bg: #eceff3;
  --error: #7a1fa0; --error-bg: #f3e2fa; --review: #0a5bd3; --review-bg: #e0ecfd; }
@media (prefers-color-scheme: dark) { :root { --bg: #12161b; --fg: #e3e7ec; --muted: #9aa4b1; --line: #2d353f; --panel: #1a2027; --accent: #6aa8ff;
  --pass: #6fd694; --pass-bg: #143521; --fail: #ff8d8d; --fail-bg: #451a1c; --warn: #f2c060; --warn-bg: #3d2f10; --rest: #9aa4b1; --rest-bg: #252c35;
  --error: #d79bf0; --error-bg: #371a45; --review: #6aa8ff; --review-bg: #142c4d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/1.45 system-ui, sans-serif; }
main { padding: 20px 24px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 24px 0 8px; } h3 { font-size: 14px; margin: 16px 0 6px; }
.meta { color: var(--muted); } .meta code { color: var(--fg); }
.tiles { display: flex; flex-wrap: wrap; gap: 8px; margin: 16px 0; }
.tile { border: 1px solid var(--line); border-radius: 8px; padding: 6px 14px; background: var(--panel); color: inherit; font: inherit; cursor: pointer; text-align: left; min-width: 92px; }
.tile strong { display: block; font-size: 20px; } .tile[aria-pressed=true] { outline: 2px solid var(--accent); }
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 10px; }
.filters input, .filters select { font: inherit; padding: 5px 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); color: inherit; }
.filters input { min-width: 260px; }
.scroll { overflow: auto; max-height: 74vh; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 4px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--panel); z-index: 2; white-space: nowrap; }
thead tr + tr th { top: 28px; font-weight: 500; font-size: 12px; }
tbody th { font-weight: 400; min-width: 260px; max-width: 420px; } tbody th code { font-weight: 600; margin-right: 6px; }
tr.area td { background: var(--panel); font-weight: 600; position: sticky; left: 0; }
td.cell { text-align: center; width: 72px; }
.v { border: 0; border-radius: 5px; padding: 1px 8px; font: inherit; font-size: 12px; color: var(--rest); background: var(--rest-bg); white-space: nowrap; }
button.v { cursor: pointer; } button.v:hover, button.v:focus-visible { outline: 2px solid var(--accent); }
.v.pass { color: var(--pass); background: var(--pass-bg); } .v.fail, .v.flaky { color: var(--fail); background: var(--fail-bg); }
.v.warn { color: var(--warn); background: var(--warn-bg); } .v.error { color: var(--error); background: var(--error-bg); } .v.review { color: var(--review); background: var(--review-bg); }
.tag { font-size: 11px; color: var(--muted); border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; margin-left: 4px; }
dialog { width: min(980px, 94vw); max-height: 92vh; border: 1px solid var(--line); border-radius: 10px; background: var(--bg); color: inherit; padding: 0; }
dialog::backdrop { background: rgb(0 0 0 / .45); }
dialog header { position: sticky; top: 0; background: var(--panel); border-bottom: 1px solid var(--line); padding: 10px 16px; display: flex; gap: 12px; align-items: baseline; }
dialog header h2 { margin: 0; flex: 1; } dialog .body { padding: 4px 16px 20px; }
.scenario { border: 1px solid var(--line); border-radius: 8px; margin: 10px 0; } .scenario > summary { padding: 8px 12px; cursor: pointer; } .scenario > div { padding: 0 12px 12px; }
.finding { border-left: 4px solid var(--fail); background: var(--panel); padding: 6px 10px; margin: 6px 0; } .finding.warn { border-color: var(--warn); } .finding.info { border-color: var(--rest); }
.finding dl { margin: 4px 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 2px 10px; } .finding dt { color: var(--muted); } .finding dd { margin: 0; overflow-wrap: anywhere; }
ol.steps { margin: 6px 0; padding-left: 22px; } ol.steps .failed, ol.steps .error, ol.steps .undefined { color: var(--fail); } ol.steps .skipped { color: var(--muted); }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 8px 10px; overflow: auto; max-height: 340px; margin: 6px 0; font: 12px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.exchange > summary { cursor: pointer; padding: 2px 0; } .small { font-size: 12px; color: var(--muted); }
button.plain { font: inherit; font-size: 12px; border: 1px solid var(--line); border-radius: 5px; background: var(--bg); color: inherit; cursor: pointer; padding: 2px 8px; }
ul.reasons { columns: 2; padding-left: 18px; }
@media print { .filters, .tiles { display: none; } .scroll { max-height: none; } }
`;
