import type { Locale } from '../kernel/locale.ts';

/** What the two sides of the sample's mentoring tell each other: a mistake of ours that the client has not read yet, and why they will be late. */
export type SampleTelling = { readonly mistake: string; readonly because: string };

export const SAMPLE_TELLING: Readonly<Record<Locale, SampleTelling>> = {
  en: { mistake: 'the worksheet for the next meeting was an old one', because: 'the board meets first' },
  pl: { mistake: 'arkusz na następne spotkanie był w starej wersji', because: 'najpierw jest posiedzenie zarządu' },
  ru: { mistake: 'рабочий лист к следующей встрече был в старой версии', because: 'сначала заседание правления' },
};
