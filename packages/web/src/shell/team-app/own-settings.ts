import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Locale } from '@entente/core/kernel/locale';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { api } from './api.ts';
import { useChooseLocale } from './locale-context.tsx';
import { usePreferences } from './preferences.tsx';
import { refusalWords } from './refusal.ts';
import { sessionQuery, useAtWork } from './session.ts';

type OwnSettings = { chooseLocale: (locale: Locale) => Promise<void>; chooseSingleKeys: (on: boolean) => Promise<void> };

/** Changes what belongs to the person: at once on this device, then for all their devices. */
export function useOwnSettings(): OwnSettings {
  const t = usePhrases();
  const queries = useQueryClient();
  const { member } = useAtWork();
  const { say } = useToasts();
  const showLocale = useChooseLocale();
  const { setSingleKeys } = usePreferences();
  const save = async (set: { locale?: Locale; singleKeys?: boolean }) => {
    const before = Object.fromEntries(Object.keys(set).map((key) => [key, member[key as keyof typeof set]]));
    try {
      await api.member.updateMe({ set, before });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
  };
  return {
    chooseLocale: async (locale) => {
      await showLocale(locale);
      await save({ locale });
    },
    chooseSingleKeys: async (on) => {
      setSingleKeys(on);
      await save({ singleKeys: on });
    },
  };
}

/** Speaks the person's own language and keeps their keys, whatever this device showed before they signed in. */
export function useFollowOwnSettings(): void {
  const t = usePhrases();
  const { member } = useAtWork();
  const showLocale = useChooseLocale();
  const { setSingleKeys } = usePreferences();
  const shown = useRef(t.locale);
  shown.current = t.locale;
  useEffect(() => {
    if (shown.current !== member.locale) void showLocale(member.locale);
  }, [member.locale, showLocale]);
  useEffect(() => { setSingleKeys(member.singleKeys); }, [member.singleKeys, setSingleKeys]);
}
