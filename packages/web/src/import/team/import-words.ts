import type { ImportTarget, ImportView } from '@entente/contract/import/import.contract';
import type { ImportKind } from '@entente/core/import/import-kind';
import { LINK_TARGETS } from '@entente/core/import/interaction-reading';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { momentWords } from '../../ui/time-words.ts';

/** What a field is called: the workspace's own words, else the program's. */
export function targetLabel(t: Translator, kind: ImportKind, { key, labels }: Pick<ImportTarget, 'key' | 'labels'>): string {
  const own = labels[t.locale] ?? labels.en ?? labels.pl ?? labels.ru;
  const phrase = `field.${kind}.${key}`;
  return own ?? (t.has(phrase) ? t(phrase) : key);
}

/** What of an interaction is said beside its fields: whom it is about. */
const OF_INTERACTIONS = ['due.time', ...LINK_TARGETS, 'externalId', 'notes.line'] as const;
const ADDRESS = ['address.street', 'address.city', 'address.region', 'address.postcode', 'address.country'] as const;
const PARTS: Readonly<Record<ImportKind, readonly string[]>> = {
  contact: ['name.additional', 'name.suffix', ...ADDRESS, 'address2.street', 'address2.city', 'address2.region', 'address2.postcode', 'address2.country', 'birthday.day', 'birthday.month', 'birthday.year', 'externalId', 'notes.line'],
  client: [...ADDRESS, 'externalId', 'notes.line'],
  deal: ['stageId.kind', 'externalId', 'notes.line'],
  interaction: OF_INTERACTIONS,
};

/** Where a column may go, in the order of a form. */
export function targetOptions(t: Translator, kind: ImportKind, targets: readonly ImportTarget[]): { value: string; label: string }[] {
  return [
    { value: '', label: t('import.leaveOut') },
    ...targets.map((target) => ({ value: target.key, label: targetLabel(t, kind, target) })),
    ...PARTS[kind].map((part) => ({ value: part, label: t(`import.target.${part}` as PhraseKey) })),
  ];
}

/** What a key of a target is called, parts included. */
export function targetWords(t: Translator, view: Pick<ImportView, 'targets'>, { kind, key }: { kind: ImportKind; key: string }): string {
  const part = `import.target.${key}`;
  const numbered = /^(email|phone)\.(\d+)$/.exec(key);
  if (numbered !== null) return `${targetWords(t, view, { kind, key: numbered[1] ?? '' })} ${numbered[2] ?? ''}`;
  return t.has(part) ? t(part) : targetLabel(t, kind, view.targets.find((target) => target.key === key) ?? { key, labels: {} });
}

/** What a value of a row is called: a moment by the reader's clock, an option by its words. */
export function valueWords(t: Translator, view: Pick<ImportView, 'targets'>, { kind, key, value }: { kind: ImportKind; key: string; value: string }): string {
  const option = `option.${kind}.${key}.${value}`;
  if (t.has(option)) return t(option as PhraseKey);
  const isMoment = view.targets.find((target) => target.key === key)?.type === 'instant' && !Number.isNaN(Date.parse(value));
  return isMoment ? momentWords(t.locale, new Date(value)) : value;
}

/** A column by its name, or its number when it has none. */
export function columnName(t: Translator, view: Pick<ImportView, 'columns'>, column: number): string {
  const name = view.columns[column]?.name ?? '';
  return name === '' ? t('import.noName', { at: column + 1 }) : name;
}

/** Why something was taken so; the reason's own sentence. */
export function becauseWords(t: Translator, reason: string, example = ''): string {
  const key = `import.because.${reason}`;
  return t.has(key) ? t(key, { example }) : '';
}
