/** Words for a stage that ends a deal, as programs and people in three languages call it. */
const WON = ['won', 'closed won', 'wygrana', 'wygrane', 'wygrany', 'sprzedane', 'выиграна', 'выиграно', 'успешно реализовано', 'закрыта успешно', 'продано'];
const LOST = ['lost', 'closed lost', 'przegrana', 'przegrane', 'przegrany', 'utracona', 'stracona', 'проиграна', 'проиграно', 'закрыто и не реализовано', 'потеряна', 'отказ'];

/** Whether a stage that is made from its name alone is open, won or lost. */
export function stageKindOf(name: string): 'open' | 'won' | 'lost' {
  const lower = name.trim().toLowerCase();
  if (WON.includes(lower)) return 'won';
  return LOST.includes(lower) ? 'lost' : 'open';
}
