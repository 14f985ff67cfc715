import { COACHING_AGREEMENT_PL } from './coaching-agreement.pl.ts';
import { SPONSORED_COACHING_PL_SECTIONS } from './sponsored-coaching.pl.clauses.ts';
import type { TemplateSource } from './template-source.ts';

const { variables } = COACHING_AGREEMENT_PL;

export const SPONSORED_COACHING_PL: TemplateSource = {
  ...COACHING_AGREEMENT_PL,
  kind: 'sponsored_coaching',
  title: 'Umowa coachingowa ze sponsorem',
  description: 'Na coaching opłacany przez firmę: na co umawia się troje, czego dowiaduje się sponsor, a co zostaje między coachem i klientem.',
  parties: [
    { side: 'provider', kind: 'person', calledAs: 'Coach' },
    { side: 'client', kind: 'organisation', calledAs: 'Sponsor' },
    { side: 'client', kind: 'person', calledAs: 'Klient' },
  ],
  variables: [...variables.slice(0, 2), { key: 'coachee_contact', label: 'Kontakt do Klienta (e-mail, telefon)', type: 'text' }, { key: 'sponsor_contact', label: 'Kto mówi w imieniu Sponsora (imię i nazwisko, e-mail)', type: 'text' }, ...variables.slice(3)],
  sections: SPONSORED_COACHING_PL_SECTIONS,
  phases: [
    { name: 'Rozmowa trojga na początku', description: 'Coach, Klient i Sponsor ustalają cel i to, po czym będzie widać zmianę.', startsOn: null, endsOn: null },
    { name: 'Połowa drogi', description: 'Coach i Klient patrzą, co się zmieniło; cel mogą zmienić tylko wszyscy troje.', startsOn: null, endsOn: null },
    { name: 'Rozmowa trojga na koniec', description: 'Klient mówi, co się udało i jakie wsparcie nadal pomaga.', startsOn: null, endsOn: null },
  ],
  results: [
    { level: 'result', text: 'Cel jest osiągnięty albo wyraźnie bliższy', measure: 'ocena Klienta i przełożonego od 1 do 10', baseline: 'ocena z pierwszej rozmowy trojga', target: 'o dwa punkty wyżej', measuredOn: null },
    ...COACHING_AGREEMENT_PL.results.slice(1),
  ],
  billingItems: [
    { label: 'Pierwsza połowa', amountMinor: 280_000, trigger: 'on_signing', deliverable: null, dueOn: null, paymentDays: 14 },
    { label: 'Druga połowa', amountMinor: 280_000, trigger: 'on_completion', deliverable: null, dueOn: null, paymentDays: 14 },
  ],
  clientInputs: [
    ...COACHING_AGREEMENT_PL.clientInputs,
    { text: 'To, czego oczekuje Sponsor, prostymi słowami', form: 'pół strony, którą zna Klient', dueOn: null, owner: 'Sponsor', phase: 0 },
  ],
};
