import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { csvLine } from '@entente/core/kernel/csv-line';
import type { Translator } from '@entente/phrases/translator';

const RELEASE_MS = 30_000;

/** Saves expectations as CSV on this device. */
export function saveExpectations(t: Translator, rows: readonly ExpectationRow[], day: string): void {
  const head = ['side', 'expectation', 'held_by', 'said_by', 'said_on', 'asked', 'about', 'state', 'state_words', 'look_again_on', 'came_up_later', 'promise', 'engagement', 'client'];
  const lines = rows.map((row) => csvLine([row.side, row.words, row.heldBy, row.saidBy, row.saidOn, row.side === 'provider' ? row.person.name : '', row.about.name, row.state, row.stateWords, row.reviewOn, row.unspoken ? 'yes' : 'no', row.promise?.title ?? '', row.engagementName, row.clientName]));
  const address = URL.createObjectURL(new Blob(['\uFEFF', csvLine(head), ...lines], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: `${t('expectation.listTitle')} ${day}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}
