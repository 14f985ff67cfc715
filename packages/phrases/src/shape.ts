import type { en } from './en/catalog.ts';

/** A catalog's area in another language: every key of the English one, no more. */
export type Phrases<English> = { readonly [Key in keyof English]: string };

/** The whole catalog: completeness of Polish and Russian is a matter of type. */
export type Catalog = { readonly [Area in keyof typeof en]: Phrases<(typeof en)[Area]> };

export type PhraseArea = keyof typeof en;
/** "area.key", for example "shell.nav.today". */
export type PhraseKey = { [Area in PhraseArea]: `${Area}.${Extract<keyof (typeof en)[Area], string>}` }[PhraseArea];
/** Every refusal the program can give has its sentence in the three languages, or the build fails. */
export type RefusalCode = Extract<keyof (typeof en)['refusal'], string>;

/** How client pages and mails speak to people, by the workspace's choice: Pan, Pani, Вы or ty, ты. English has one way. */
export type Manner = 'formal' | 'familiar';
/** The phrases that sound otherwise where a language is spoken familiarly. */
export type Familiar = { readonly [Area in PhraseArea]?: Partial<Catalog[Area]> };
