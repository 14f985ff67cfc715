import { COACHING_AGREEMENT_EN } from './coaching-agreement.en.ts';
import { SPONSORED_COACHING_EN_SECTIONS } from './sponsored-coaching.en.clauses.ts';
import type { TemplateSource } from './template-source.ts';

const { variables } = COACHING_AGREEMENT_EN;

export const SPONSORED_COACHING_EN: TemplateSource = {
  ...COACHING_AGREEMENT_EN,
  kind: 'sponsored_coaching',
  title: 'Coaching agreement with a sponsor',
  description: 'For coaching that a company pays for: what the three agree on, what the sponsor learns and what stays between coach and client.',
  parties: [
    { side: 'provider', kind: 'person', calledAs: 'the Coach' },
    { side: 'client', kind: 'organisation', calledAs: 'the Sponsor' },
    { side: 'client', kind: 'person', calledAs: 'the Client' },
  ],
  variables: [...variables.slice(0, 2), { key: 'coachee_contact', label: 'How to reach the Client (e-mail, phone)', type: 'text' }, { key: 'sponsor_contact', label: 'Who speaks for the Sponsor (name, e-mail)', type: 'text' }, ...variables.slice(3)],
  sections: SPONSORED_COACHING_EN_SECTIONS,
  phases: [
    { name: 'Talk of the three at the start', description: 'Coach, Client and Sponsor agree on the goal and on how a change will be noticed.', startsOn: null, endsOn: null },
    { name: 'Halfway', description: 'Coach and Client look at what has changed; the goal may be revised by all three.', startsOn: null, endsOn: null },
    { name: 'Talk of the three at the end', description: 'The Client says what was reached and what support still helps.', startsOn: null, endsOn: null },
  ],
  results: [
    { level: 'result', text: 'The goal is reached or clearly nearer', measure: 'ratings of Client and superior from 1 to 10', baseline: 'rated in the first talk of the three', target: 'two points higher', measuredOn: null },
    ...COACHING_AGREEMENT_EN.results.slice(1),
  ],
  billingItems: [
    { label: 'First half', amountMinor: 80_000, trigger: 'on_signing', deliverable: null, dueOn: null, paymentDays: 14 },
    { label: 'Second half', amountMinor: 80_000, trigger: 'on_completion', deliverable: null, dueOn: null, paymentDays: 14 },
  ],
  clientInputs: [
    ...COACHING_AGREEMENT_EN.clientInputs,
    { text: 'What the Sponsor expects, in plain words', form: 'half a page, known to the Client', dueOn: null, owner: 'the Sponsor', phase: 0 },
  ],
};
