import type { Translator } from '@entente/phrases/translator';
import { intlTag } from '../ui/time-words.ts';

const STEPS = [['gigabyte', 1e9], ['megabyte', 1e6], ['kilobyte', 1e3]] as const;

/** A size in bytes, in the unit that says it shortest. */
export function sizeWords({ locale }: Pick<Translator, 'locale'>, bytes: number): string {
  const [unit, size] = STEPS.find(([, step]) => bytes >= step) ?? (['byte', 1] as const);
  return new Intl.NumberFormat(intlTag(locale), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'byte' ? 0 : 1 }).format(bytes / size);
}
