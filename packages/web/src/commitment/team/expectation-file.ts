import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import type { Translator } from '@entente/phrases/translator';
import { saveCsv } from '../../shell/team-app/csv-file.ts';

/** Saves expectations as CSV on this device. */
export function saveExpectations(t: Translator, rows: readonly ExpectationRow[], day: string): void {
  const head = ['side', 'expectation', 'held_by', 'said_by', 'said_on', 'asked', 'about', 'state', 'state_words', 'look_again_on', 'came_up_later', 'promise', 'engagement', 'client'];
  const lines = rows.map((row) => [row.side, row.words, row.heldBy, row.saidBy, row.saidOn, row.side === 'provider' ? row.person.name : '', row.about.name, row.state, row.stateWords, row.reviewOn, row.unspoken ? 'yes' : 'no', row.promise?.title ?? '', row.engagementName, row.clientName]);
  saveCsv(`${t('expectation.listTitle')} ${day}`, [head, ...lines]);
}
