import type { TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { csvLine } from '@entente/core/kernel/csv-line';
import { eventWords } from '@entente/phrases/touchpoint-words';
import type { Translator } from '@entente/phrases/translator';

const RELEASE_MS = 30_000;

/** Saves how telling went as CSV on this device: days as they are counted, moments in UTC. */
export function saveTellings(t: Translator, rows: readonly TellingRow[], day: string): void {
  const head = ['state', 'event', 'side', 'about', 'due_on', 'told_at', 'how', 'read_at', 'teller', 'told', 'engagement', 'client'];
  const lines = rows.map((row) => csvLine([row.what, eventWords(t, row.event), row.side, row.about, row.dueOn, row.toldAt, row.how, row.readAt, row.teller, row.told, row.engagementName, row.clientName]));
  const address = URL.createObjectURL(new Blob(['\uFEFF', csvLine(head), ...lines], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: `${t('touchpoint.over')} ${day}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}
