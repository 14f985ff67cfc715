import type { Phrases } from '../shape.ts';
import type { deals as english } from '../en/deals.ts';

export const deals: Phrases<typeof english> = {
  title: 'Szanse',
  caption: 'Szanse, do których mają Państwo dostęp',
  newDeal: 'Nowa szansa',
  empty: 'Tu jest to, z czego może być praca: dla kogo, za ile i co dalej.',
  add: 'Dodaj szansę',
  what: 'O co chodzi?',
  amount: 'Kwota netto',
  expectedCloseOn: 'Planowane zamknięcie',
  pipeline: 'Lejek',
  noPipeline: 'Nie ma jeszcze lejka. Pojawi się z pierwszą szansą.',
  moved: 'Przeniesiono: {name}.',
  takenBackBut: 'Cofnięte. Zostaje to, co w międzyczasie zmieniono: {fields}.',
  daysHere: '{count, plural, =0 {od dziś} one {od # dnia} few {od # dni} many {od # dni} other {od # dnia}}',
  stageWants: '„{stage}”: tego potrzeba najpierw',
  moveIt: 'Przenieś',
  backToList: 'Wszystkie szanse',
  whereItStands: 'Na jakim etapie',
  moveTo: 'Przenieś do: {stage}',
  timeInStage: 'Czas na etapach',
  timesEntered: '{count, plural, one {weszła # raz} few {weszła # razy} many {weszła # razy} other {weszła # razu}}',
  noneOpen: 'Brak otwartych szans.',
  noneClosed: 'żadnej jeszcze nie rozstrzygnięto',
  wonAndLost: '{won, plural, one {# wygrana} few {# wygrane} many {# wygranych} other {# wygranej}}, {lost, plural, one {# przegrana} few {# przegrane} many {# przegranych} other {# przegranej}}',
  showAll: 'Pokaż wszystkie',
};
