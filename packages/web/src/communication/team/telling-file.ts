import type { TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { eventWords } from '@entente/phrases/touchpoint-words';
import type { Translator } from '@entente/phrases/translator';
import { saveCsv } from '../../shell/team-app/csv-file.ts';

/** Saves how telling went as CSV on this device: days as they are counted, moments in UTC. */
export function saveTellings(t: Translator, rows: readonly TellingRow[], day: string): void {
  const head = ['state', 'event', 'side', 'about', 'due_on', 'due_at', 'told_at', 'how', 'read_at', 'teller', 'told', 'engagement', 'client'];
  const lines = rows.map((row) => [row.what, eventWords(t, row.event), row.side, row.about, row.dueOn, row.dueAt, row.toldAt, row.how, row.readAt, row.teller, row.told, row.engagementName, row.clientName]);
  saveCsv(`${t('touchpoint.over')} ${day}`, [head, ...lines]);
}
