import { existsSync, readFileSync } from 'node:fs';
import { headline } from '../markdown.js';
import type { RunResults } from '../model/results.js';
import { pageData } from './page-data.js';
import { stylesheet } from './stylesheet.js';

/**
 * The run as one HTML file that needs no network: the matrix of requirements and methods first, each cell opening its
 * evidence. Script and style are inside; a policy forbids the page to load anything.
 */
export function htmlReport(results: RunResults): string {
  const title = escaped(`muster: ${headline(results)}`);
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    `<title>${title}</title><style>${stylesheet}</style></head>`,
    '<body><main id="app"><noscript>This report needs JavaScript; results.json beside it has the same content.</noscript></main>',
    `<script type="application/json" id="results">${pageData(results)}</script>`,
    `<script type="module">${viewer()}</script></body></html>`,
    '',
  ].join('\n');
}

/** The page's script, as compiled from `viewer.ts`; sources run by a test find it in dist. */
function viewer(): string {
  const places = ['./viewer.js', '../../dist/reports/html/viewer.js'].map((place) => new URL(place, import.meta.url));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('reports/html/viewer.js is missing: run `npm run build`');
  return readFileSync(found, 'utf8')
    .replace(/^\/\/# sourceMappingURL.*$/m, '')
    .replace(/^export \{\};?$/m, '')
    .replaceAll('</script', '<\\/script');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
