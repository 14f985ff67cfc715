/** What a phone or an e-mail is for, as most people say it: kept as these keys, and shown in the reader's language. Any other word is kept as it was written. */
export const PHONE_LABELS = ['work', 'mobile', 'home', 'fax', 'other'] as const;
export const EMAIL_LABELS = ['work', 'home', 'other'] as const;
export type PointLabel = (typeof PHONE_LABELS)[number];

/** The longest label. */
export const LABEL_LETTERS = 60;

/** The field that says what the first phone and the first e-mail are for, by the field it stands beside. */
export const LABEL_FIELDS: Readonly<Record<string, string>> = { email: 'emailLabel', phone: 'phoneLabel' };
const BESIDE = new Set(Object.values(LABEL_FIELDS));

/** Whether a field says nothing by itself, but what another one beside it is for. */
export function isLabelField(key: string): boolean {
  return BESIDE.has(key);
}

const WORDS: Readonly<Record<PointLabel, readonly string[]>> = {
  work: ['work', 'business', 'office', 'company', 'praca', 'służbowy', 'służbowa', 'służbowe', 'firmowy', 'biuro', 'рабочий', 'рабочая', 'рабочее', 'работа', 'служебный', 'офис'],
  mobile: ['mobile', 'cell', 'cellular', 'cell phone', 'mobile phone', 'komórka', 'komórkowy', 'telefon komórkowy', 'мобильный', 'сотовый', 'мобильный телефон'],
  home: ['home', 'private', 'personal', 'dom', 'domowy', 'domowa', 'prywatny', 'prywatna', 'домашний', 'домашняя', 'дом', 'личный', 'личная'],
  fax: ['fax', 'work fax', 'business fax', 'fax number', 'faks', 'faks służbowy', 'faks w pracy', 'numer faksu', 'факс', 'рабочий факс', 'номер факса'],
  other: ['other', 'inny', 'inna', 'inne', 'другой', 'другая', 'другое', 'прочее'],
};
const KEYS: ReadonlyMap<string, PointLabel> = new Map(Object.entries(WORDS).flatMap(([key, words]) => [key, ...words].map((word) => [word, key as PointLabel] as const)));

/** A label as it is kept: its key where it is one of the usual words in any of the three languages ("Komórka"), else as written, cut to its length. Google's star for the first of several is no part of it. */
export function readPointLabel(text: string): string {
  const plain = text.normalize('NFC').trim().replace(/^\* ?/, '').replaceAll(/\s+/g, ' ');
  return KEYS.get(plain.toLowerCase()) ?? plain.slice(0, LABEL_LETTERS).trim();
}

/** The usual word that a label stands for, or null for own words. */
export function usualLabel(label: string): PointLabel | null {
  return KEYS.get(label.trim().toLowerCase()) ?? null;
}
