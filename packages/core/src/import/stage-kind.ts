import type { StageKind } from '../deal/stage.ts';

/** Words for a stage that ends a deal, as programs and people in three languages call it. */
const WON = ['won', 'closed won', 'wygrana', 'wygrane', 'wygrany', 'sprzedane', 'выиграна', 'выиграно', 'успешно реализовано', 'закрыта успешно', 'продано'];
const LOST = ['lost', 'closed lost', 'przegrana', 'przegrane', 'przegrany', 'utracona', 'stracona', 'проиграна', 'проиграно', 'закрыто и не реализовано', 'потеряна', 'отказ'];

/** Further words for what a deal is, in a column that says nothing else: "Status", "IsWon" and the like. */
const STATES: Readonly<Record<StageKind, readonly string[]>> = {
  open: ['open', 'opened', 'in progress', 'otwarta', 'otwarte', 'otwarty', 'w toku', 'открыта', 'открыто', 'открыт', 'в работе'],
  won: [...WON, 'closedwon', 'closed - won', 'wygrano', 'sprzedana', 'выигран', 'продана', 'успешно завершена'],
  lost: [...LOST, 'closedlost', 'closed - lost', 'przegrano', 'utracone', 'stracone', 'проигран', 'потеряно', 'неуспешно завершена'],
};

/** Whether a stage that is made from its name alone is open, won or lost. */
export function stageKindOf(name: string): StageKind {
  const lower = name.trim().toLowerCase();
  if (WON.includes(lower)) return 'won';
  return LOST.includes(lower) ? 'lost' : 'open';
}

/** Whether a deal is open, won or lost, by what a file says of it; null where its word is none of these. */
export function stateSaid(text: string): StageKind | null {
  const lower = text.trim().toLowerCase();
  return (['open', 'won', 'lost'] as const).find((kind) => STATES[kind].includes(lower)) ?? null;
}
