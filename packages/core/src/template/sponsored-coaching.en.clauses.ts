import { COACHING_AGREEMENT_EN_SECTIONS } from './coaching-agreement.en.clauses.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses(COACHING_AGREEMENT_EN_SECTIONS);

export const SPONSORED_COACHING_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'What coaching is for',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'The goal that all three know and support: {main_goal}. Only all three together change it. Goals of their own the Client may pursue besides; they stay between Client and Coach.',
        purpose: 'Gives the sessions a direction that nobody learns of by surprise.',
        fallback: 'The goal that all three know and support: {main_goal}. In the first talk the three make it clearer and write it down anew.',
      },
      ...common('progress', 'what-coaching-is', 'definitions', 'scope-in', 'scope-out'),
    ],
  },
  {
    title: 'The three of us',
    clauses: [
      {
        key: 'free-choice',
        required: true,
        negotiable: false,
        body: 'The Client takes part of their own free will. Saying no, pausing or ending has no consequences at work. Nothing from the coaching is used to judge, promote or dismiss anyone.',
        purpose: 'Protects the Client from coaching under pressure.',
      },
      {
        key: 'reporting',
        required: true,
        negotiable: false,
        body: [
          'The Sponsor learns:',
          '- that sessions take place, and how many;',
          '- what the Client says about the goal in the talks of the three.',
          'The Sponsor learns nothing else, and asks neither Coach nor Client for it. What goes to the Sponsor in writing the Client sees first.',
        ].join('\n'),
        purpose: 'Says exactly what the one who pays learns, and what they do not.',
      },
      {
        key: 'sponsor-duties',
        required: true,
        body: [
          'The Sponsor:',
          '- says openly what it expects, to both at once;',
          '- gives the Client time for the sessions in working hours;',
          '- notices when something gets better, and says so;',
          '- pays, also when it would have wished for another outcome.',
        ].join('\n'),
        purpose: 'Says what Coach and Client can count on from the Sponsor.',
      },
      {
        key: 'sponsor-contact',
        required: true,
        body: 'For the Sponsor speaks: {sponsor_contact}. That is not the Client’s superior, unless the Client wishes it.',
        purpose: 'Says whom to turn to, and keeps the boss out of the middle.',
        fallback: 'For the Sponsor speaks: {sponsor_contact}. The Client’s superior takes part in the talks of the three and in nothing else.',
      },
    ],
  },
  { title: 'Who does what', clauses: common('coach-duties', 'client-duties', 'preparation', 'responsibility', 'ethics') },
  {
    title: 'Sessions',
    clauses: [
      ...common('rhythm', 'length-and-place', 'moving'),
      {
        key: 'between-sessions',
        binding: 'soft',
        required: true,
        body: 'Between sessions Coach and Client write to each other. The Coach: {coach_contact}. The Client: {coachee_contact}. An answer comes within {answer_days}.',
        purpose: 'Says how to reach each other, and keeps it from taking over.',
        fallback: 'Between sessions Coach and Client write only about dates. The Coach: {coach_contact}. The Client: {coachee_contact}. Everything else waits for the session.',
      },
    ],
  },
  { title: 'How we talk', clauses: common('ground-rules', 'honesty') },
  {
    title: 'Confidentiality and records',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'What the Client says in the sessions the Coach tells nobody, the Sponsor included. This lasts beyond the coaching. The Client may tell others whatever they like. What the Sponsor says about its business Coach and Client keep to themselves.',
        purpose: 'Makes the sessions a safe place.',
      },
      ...common('confidentiality-limits', 'release', 'records', 'recording-and-ai'),
    ],
  },
  { title: 'Boundaries and materials', clauses: common('boundaries', 'materials') },
  { title: 'Review points and changes', clauses: common('reviews', 'changes') },
  {
    title: 'Fee',
    clauses: [
      {
        key: 'fee',
        required: true,
        body: ['The Sponsor pays:', '[[billing]]', 'The amounts are net; VAT is added where the law requires it. The Client pays nothing. A session the Client missed is paid for, and the Sponsor does not ask why.'].join('\n'),
        purpose: 'Says what coaching costs and that it costs the Client nothing.',
        fallback: ['The Sponsor pays:', '[[billing]]', 'The amounts are net; VAT is added where the law requires it. The Client pays nothing. Up to two missed sessions are made up for free of charge.'].join('\n'),
      },
      {
        key: 'late-payment',
        required: true,
        body: 'For a late payment the Coach may charge statutory interest. Sessions already set still take place, so that the Client does not suffer.',
        purpose: 'Says what follows when money is late, and keeps the Client out of it.',
      },
    ],
  },
  {
    title: 'Difficulties and ending',
    clauses: [
      ...common('difficulties'),
      {
        key: 'ending',
        required: true,
        body: 'The Client and the Coach may each end coaching at any time by e-mail, without telling the Sponsor why. The Sponsor may end it by e-mail; it ends within {closing_days}, and the talk at the end still takes place. Paid are sessions held so far; the rest is returned within {closing_days}.',
        purpose: 'Lets each of the three leave, and spares the Client explanations.',
        fallback: 'The Client and the Coach may each end coaching at any time by e-mail, without telling the Sponsor why. The Sponsor pays for all agreed sessions in any case; unused ones it may give to somebody else within {closing_days}.',
        summaryLine: 'ending',
        summary: 'Each of the three may end it; the client need not say why, and only sessions held so far are paid for.',
      },
      ...common('closing-talk', 'liability'),
    ],
  },
  { title: 'Signing and final rules', clauses: common('electronic-signing', 'law') },
];
