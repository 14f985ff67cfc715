import type { Right } from '@entente/core/workspace/rights';
import type { Translator } from '@entente/phrases/translator';
import { matchWords } from '../../ui/match-words.ts';
import { SETTINGS, SETTINGS_PARTS, type SettingEntry, type SettingsPart } from './settings-catalog.ts';

/** The parts of the settings that somebody with these rights may see. */
export function partsFor(rights: readonly Right[]): readonly SettingsPart[] {
  return SETTINGS_PARTS.filter(({ right }) => right === undefined || rights.includes(right));
}

/** Settings by their name or their sentence, among those that somebody with these rights may see. */
export function findSettings(t: Translator, { query, rights }: { query: string; rights: readonly Right[] }): readonly SettingEntry[] {
  const open = partsFor(rights).map(({ path }) => path);
  return SETTINGS.filter(({ path, right, words, help }) => open.includes(path) && (right === undefined || rights.includes(right)) && matchWords(`${t(words)} ${t(help)}`, query) !== null);
}
