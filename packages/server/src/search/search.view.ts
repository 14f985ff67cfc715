import type { SearchHit } from '@entente/contract/search/search.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { makeMatcher, snippet, type FoundText, type QueryMatch } from '@entente/core/search/match-query';
import type { FoundField, OwnFieldKey } from '@entente/core/search/search-kind';
import type { SearchQuery } from '@entente/core/search/search-query';
import { isHidden } from '@entente/core/workspace/scope';
import type { FoundRecord } from './search.store.ts';

type Labelled = FoundText & { readonly field: FoundField | OwnFieldKey };

const WEIGHTS: Readonly<Record<FoundField, number>> = { name: 1, legalName: 0.9, number: 0.95, email: 0.7, phone: 0.7, registration: 0.7, website: 0.65, client: 0.6, contact: 0.6, roleTitle: 0.5, address: 0.5, notes: 0.4 };
const IN_DIGITS = new Set<FoundField>(['phone', 'registration', 'number']);
/** Of fields of the workspace's own: what is as long as a note counts as one. */
const OWN_WEIGHTS = { short: 0.55, long: 0.4 } as const;
const SHORTEST_NUMBER = 6;
/** Scores this near are equal, and the one touched last comes first. */
const BAND = 0.04;

/** Judges what the index named: what does not fit the query is left out, the rest is put in order. */
export function orderHits(actor: ProviderActor, query: SearchQuery, { records, forgiving }: { records: readonly FoundRecord[]; forgiving: boolean }): SearchHit[] {
  const match = makeMatcher(query, { forgiving });
  const judged = records.flatMap((record) => {
    const texts = visibleTexts(actor, record);
    const found = match(texts);
    return found === null ? [] : [{ record, texts, found, band: Math.round(found.score / BAND) }];
  });
  judged.sort((a, b) => b.band - a.band || (a.record.touchedAt < b.record.touchedAt ? 1 : -1));
  return judged.map(({ record, texts, found }) => hitView(record, texts, found));
}

/** The texts of a record that this person may read; what is hidden from them finds nothing. */
function visibleTexts(actor: ProviderActor, { kind, title, texts, furtherEmails, furtherPhones, own }: FoundRecord): readonly Labelled[] {
  const hidden = (field: FoundField | OwnFieldKey): boolean => kind !== 'agreement' && isHidden(actor, kind, fieldKey(kind, field));
  const all: [FoundField, string][] = [['name', title], ...(Object.entries(texts) as [FoundField, string | null][]).flatMap(([field, text]): [FoundField, string][] => (text === null || text === '' ? [] : [[field, text]]))];
  const further = [...(furtherEmails ?? []).map((text): [FoundField, string] => ['email', text]), ...(furtherPhones ?? []).map((text): [FoundField, string] => ['phone', text])];
  const known = [...all, ...further].map(([field, text]) => ({ field, text, weight: WEIGHTS[field], digits: IN_DIGITS.has(field) }));
  const ownTexts = (own ?? []).map(({ field, type, text }) => ({ field, text, weight: type === 'long_text' ? OWN_WEIGHTS.long : OWN_WEIGHTS.short, digits: (type === 'phone' || type === 'text') && isLongNumber(text) }));
  return [...known, ...ownTexts].filter(({ field }) => !hidden(field));
}

function hitView(record: FoundRecord, texts: readonly Labelled[], found: QueryMatch): SearchHit {
  const at = texts.findIndex(({ field }, index) => field !== 'name' && (found.texts[index]?.ranges.length ?? 0) > 0);
  const text = texts[at];
  const where = text === undefined ? null : { field: text.field, ...shortened(text, found.texts[at]?.ranges ?? []) };
  const { aboutKind, aboutId, aboutName } = record;
  return {
    kind: record.kind,
    id: record.id,
    title: record.title,
    ranges: texts[0]?.field === 'name' ? [...(found.texts[0]?.ranges ?? [])] : [],
    found: where,
    about: aboutKind === null || aboutId === null ? null : { kind: aboutKind, id: aboutId, name: aboutName ?? '' },
    updatedAt: record.touchedAt,
  };
}

function shortened({ text }: Labelled, ranges: QueryMatch['texts'][number]['ranges']) {
  const short = snippet(text, ranges);
  return { text: short.text, ranges: [...short.ranges] };
}

/** What a field of a hit is called where fields are hidden. */
function fieldKey(kind: FoundRecord['kind'], field: FoundField | OwnFieldKey): string {
  if (field === 'client' || field === 'contact') return `${field}Id`;
  return kind === 'interaction' && field === 'notes' ? 'body' : field;
}

/** A code of a few digits is found as a word: as a number it would stand at the end of many. */
function isLongNumber(text: string): boolean {
  return text.replaceAll(/\D/gu, '').length >= SHORTEST_NUMBER;
}
