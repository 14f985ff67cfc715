/** Made by packages/web/build/contract-routes.mjs: the contract's methods and paths; the schemas stay with the server. */
declare module 'virtual:contract-routes' {
  export const contractRoutes: typeof import('@entente/contract/contract').contract;
}

/** Made by packages/web/build/words.mjs: the catalogs, cut by the parts of the app that say them. */
declare module 'virtual:words' {
  /** What the app opens with, and what comes with refusals. The packs of later parts are named by the build alone, where it loads the parts. */
  export type WordPack = 'first' | 'refusal';
  export const packs: Readonly<Record<WordPack, Readonly<Record<import('@entente/core/kernel/locale-list').Locale, () => Promise<Partial<import('@entente/phrases/shape').Catalog>>>>>>;
}

declare module 'virtual:mantine-variables.css';
