import type { PhraseKey } from '@entente/phrases/shape';

/** A place of the main menu. It is shown once its route exists, so the menu never leads nowhere. */
export type Place = { path: string; words: PhraseKey; keys: string };

/** The places in their order, with the keys that go there. */
export const PLACES: readonly Place[] = [
  { path: '/today', words: 'shell.navToday', keys: 'g t' },
  { path: '/clients', words: 'shell.navClients', keys: 'g c' },
  { path: '/deals', words: 'deals.title', keys: 'g d' },
  { path: '/engagements', words: 'shell.navEngagements', keys: 'g e' },
  { path: '/tasks', words: 'task.title', keys: 'g k' },
  { path: '/library', words: 'shell.navLibrary', keys: 'g l' },
  { path: '/outbox', words: 'shell.navOutbox', keys: 'g o' },
  { path: '/settings', words: 'shell.navSettings', keys: 'g s' },
];
