import type { FieldValue } from '@entente/core/document/edit';
import type { FrameWords } from '@entente/core/document/frame-words';
import { proposalLines, type ProposalField, type ProposalFieldName, type ProposalKind, type RecordProposal } from '@entente/core/agreement/record-proposal';
import type { PhraseKey } from './shape.ts';
import type { Translator } from './translator.ts';

/** What a field is called: as where the draft is written. */
const LABELS: Readonly<Record<Exclude<ProposalFieldName, 'text'>, PhraseKey>> = {
  name: 'document.field.name', label: 'document.field.billingLabel', form: 'document.field.form', amountMinor: 'document.field.amount', startsOn: 'document.field.startsOn', endsOn: 'document.field.endsOn', dueOn: 'document.field.dueOn', quantity: 'document.field.quantity', rounds: 'document.field.rounds',
  reviewDays: 'document.field.reviewDays', measure: 'document.field.measure', target: 'document.field.target', measuredOn: 'document.field.measuredOn', paymentDays: 'document.field.paymentDays',
};
const TEXTS: Readonly<Partial<Record<ProposalKind, PhraseKey>>> = { scopeItems: 'document.field.scopeText', results: 'document.field.resultText', clientInputs: 'document.field.inputText', groundRules: 'document.field.ruleText' };

export function proposalLabel(t: Translator, kind: ProposalKind, name: ProposalFieldName): string {
  if (name === 'dueOn' && kind === 'clientInputs') return t('document.field.neededOn');
  return t(name === 'text' ? (TEXTS[kind] ?? 'document.field.name') : LABELS[name]);
}

/** A value as it is read; null where there is none. */
export function proposalValue({ type }: Pick<ProposalField, 'type'>, value: FieldValue, { words, currency }: { readonly words: FrameWords; readonly currency: string | null }): string | null {
  if (value === null || value === '') return null;
  if (type === 'day') return words.day(String(value));
  if (type === 'money') return words.money(Number(value), currency ?? '');
  return type === 'count' ? words.number(String(value)) : String(value);
}

export type ProposalLineWords = { readonly label: string; readonly before: string | null; readonly after: string | null };

/** What a proposal changes, line by line, in words. */
export function proposalLineWords(t: Translator, words: FrameWords, proposal: RecordProposal): readonly ProposalLineWords[] {
  const writing = { words, currency: proposal.currency };
  return proposalLines(proposal).map((line) => ({ label: proposalLabel(t, proposal.kind, line.name), before: proposalValue(line, line.before, writing), after: proposalValue(line, line.after, writing) }));
}

/** The same as text, for a mail and for the evidence. */
export function proposalText(t: Translator, words: FrameWords, proposal: RecordProposal): string {
  const none = t('proposal.portalNothing');
  const { way, name } = proposal;
  if (way === 'remove') return t('proposal.wordsRemove', { name });
  const lines = proposalLineWords(t, words, proposal);
  if (way === 'set') return [name, ...lines.map(({ label, before, after }) => t('proposal.wordsLine', { label, before: before ?? none, after: after ?? none }))].join('\n');
  const [first, ...rest] = lines;
  return [t('proposal.wordsAdd', { name: first?.after ?? name }), ...rest.map(({ label, after }) => t('proposal.wordsFact', { label, value: after ?? none }))].join('\n');
}
