import type { PersonReport } from '@entente/contract/export/erasure.contract';
import type { Translator } from '@entente/phrases/translator';
import { momentWords } from '../../ui/time-words.ts';

const RELEASE_MS = 30_000;
const LOOK = 'body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1F1B16}summary{font-weight:600;padding:.6rem 0;border-top:1px solid #1F1B16}dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:4px 16px;margin:0;padding:.5rem 0;border-top:1px dashed #DBD3C3;break-inside:avoid}dt{font-size:12px;color:#6B6358}dd{margin:0;overflow-wrap:anywhere}';

/** Saves the report as it is shown, all of it open, as a page that any browser reads and prints. `shown` is the element of the report. */
export function saveReportPage(t: Translator, report: PersonReport, shown: Element): void {
  const copy = shown.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('details')) part.open = true;
  const title = asMarkup(t('report.about', { name: report.name }));
  const made = asMarkup(t('report.made', { day: momentWords(t.locale, new Date(report.madeAt)) }));
  const page = `<!doctype html>\n<html lang="${t.locale}"><head><meta charset="utf-8"><title>${title}</title><style>${LOOK}</style></head><body><h1>${title}</h1><p>${made}</p>${copy.outerHTML}</body></html>`;
  save(new Blob([page], { type: 'text/html;charset=utf-8' }), `${report.kind}-${report.id}.html`);
}

/** A text as it stands in markup. */
function asMarkup(text: string): string {
  return Object.assign(document.createElement('span'), { textContent: text }).innerHTML;
}

/** Saves everything that was found, for programs. */
export function saveReportData(report: PersonReport): void {
  save(new Blob([JSON.stringify(report, null, 1)], { type: 'application/json' }), `${report.kind}-${report.id}.json`);
}

function save(blob: Blob, download: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), RELEASE_MS);
}
