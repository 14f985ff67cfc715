import type { Locale } from '../kernel/locale.ts';

type SampleRule = { readonly name: string; readonly task: string };

/** The rules of the sample's firm: one that is on, and one that is written and waits to be switched on. */
export type SampleAutomations = { readonly doubtful: SampleRule; readonly sealed: SampleRule };

export const SAMPLE_AUTOMATIONS: Readonly<Record<Locale, SampleAutomations>> = {
  en: { doubtful: { name: 'Doubtful expectation: talk about it', task: 'Talk about the expectation that was answered as doubtful' }, sealed: { name: 'Agreement signed: begin the work', task: 'Plan the kick-off meeting' } },
  pl: { doubtful: { name: 'Wątpliwe oczekiwanie: rozmowa', task: 'Porozmawiać o oczekiwaniu, które budzi wątpliwości' }, sealed: { name: 'Umowa podpisana: start prac', task: 'Zaplanować spotkanie na start' } },
  ru: { doubtful: { name: 'Ожидание под сомнением: поговорить', task: 'Поговорить об ожидании, которое вызывает сомнения' }, sealed: { name: 'Договор подписан: начало работы', task: 'Назначить встречу для начала работы' } },
};
