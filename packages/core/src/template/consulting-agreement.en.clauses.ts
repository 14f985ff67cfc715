import { SERVICE_AGREEMENT_EN_TERMS } from './service-agreement.en.terms.ts';
import { SERVICE_AGREEMENT_EN_WORK } from './service-agreement.en.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_EN_WORK, ...SERVICE_AGREEMENT_EN_TERMS]);

export const CONSULTING_AGREEMENT_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'What the advice is for',
    clauses: [
      ...common('purpose'),
      {
        key: 'question',
        required: true,
        body: 'The Provider answers this question: {question}. If it finds that another question matters more, it says so before going on, and the Client chooses.',
        purpose: 'Fixes what is to be found out, and leaves room for a better question.',
        fallback: 'The Provider answers this question: {question}. Any other question is a change.',
      },
      ...common('results'),
    ],
  },
  {
    title: 'Words',
    clauses: [
      ...common('definitions', 'document-form'),
    ],
  },
  {
    title: 'Who does what',
    clauses: [
      {
        key: 'advice',
        required: true,
        body: 'The Provider advises; the Client decides and carries out. The Provider answers for its method, its calculations and the honesty of its advice. The Client answers for its decisions and what comes of them.',
        purpose: 'Draws the line between advising and deciding.',
        fallback: 'The Provider advises; the Client decides and carries out. Three months later the Provider looks at the outcome with the Client in a talk free of charge and says what it would now do differently.',
      },
      ...common('contacts'),
      {
        key: 'people',
        required: true,
        body: 'This person leads the work and is present at all important talks: {lead_consultant}. Somebody else takes over only if the Client agrees, except in illness.',
        purpose: 'Makes sure the Client gets the people it has chosen.',
        fallback: 'This person leads the work: {lead_consultant}. The Provider may replace them by somebody of equal experience and says so five working days ahead.',
      },
      ...common('ground-rules', 'answers', 'provider-duties'),
      {
        key: 'client-duties',
        required: true,
        body: [
          'The Client:',
          '- gives true and complete figures, and says what it leaves out;',
          '- opens doors to its people and tells them what the work is for;',
          '- names a decider, with the time and the right to decide;',
          '- tells the Provider of decisions that touch the question.',
        ].join('\n'),
        purpose: 'Lists what the Provider can count on.',
        fallback: [
          'The Client:',
          '- gives true figures; what it may not show it names;',
          '- opens doors to its people and tells them what the work is for;',
          '- names a decider, with the time and the right to decide;',
          '- tells the Provider of decisions that touch the question.',
        ].join('\n'),
      },
      {
        key: 'talks',
        required: true,
        body: 'What people say in talks the Provider passes on without names. Nobody at the Client asks who said what. Before each talk people hear what it is for and that they need not answer.',
        purpose: 'Lets people say openly how things are.',
      },
      ...common('subcontractors'),
    ],
  },
  {
    title: 'Independence',
    clauses: [
      {
        key: 'independence',
        required: true,
        body: 'The Provider takes no money or favours from anyone whom its recommendation could favour. If it has an interest in the matter, it says so before signing or as soon as it arises. The Client may then end the agreement at once.',
        purpose: 'Makes sure the advice serves the Client alone.',
      },
      {
        key: 'competitors',
        body: 'During the work and for three months after it, the people who advise the Client do not advise its direct competitors on the same question.',
        purpose: 'Keeps what was learned from helping a rival.',
        fallback: 'The Provider may advise competitors of the Client. Other people do that work, and nothing passes between them.',
      },
      {
        key: 'staff',
        body: 'During the work and for six months after it, neither side offers a job to a person of the other who took part in it, unless the other agrees. Answering a public advertisement is free to everybody.',
        purpose: 'Protects both teams without tying anyone down.',
      },
    ],
  },
  { title: 'Scope', clauses: [
    {
      key: 'scope-in',
      required: true,
      body: ['The price covers:', '[[scope_in]]', 'Price and dates rest on what the Client said before signing. If that proves different, either side may ask for a change.'].join('\n'),
      purpose: 'Lists what is paid for.',
      fallback: ['The price covers:', '[[scope_in]]', 'Within these limits the Provider decides how to use its time. Up to a tenth more work does not change the price.'].join('\n'),
    },
    ...common('scope-out'),
  ] },
  {
    title: 'Stages and dates',
    clauses: [
      ...common('stages', 'client-inputs'),
      {
        key: 'progress',
        required: true,
        body: 'Once a week the Provider writes five lines: what was done, what was found, what comes next, what it waits for, what worries it. After each stage the sides talk and decide whether to go on.',
        purpose: 'Spares the Client surprises at the end.',
        fallback: 'After each stage the Provider writes one page: what was done, what was found, what comes next. The sides talk and decide whether to go on.',
      },
      ...common('waiting', 'pause', 'provider-delay'),
    ],
  },
  { title: 'Deliverables and acceptance', clauses: common('deliverables', 'review', 'silence', 'corrections', 'not-accepted') },
  { title: 'Changes', clauses: common('change-purpose', 'change-offer', 'amendments') },
  {
    title: 'Price and payments',
    clauses: [
      ...common('price'),
      {
        key: 'invoices',
        required: true,
        body: 'All amounts are net; VAT is added where the law requires it. The Provider invoices each part when it falls due. Travel beyond the agreed visit is paid at cost, if agreed beforehand; time on the road is free.',
        purpose: 'Settles tax, invoices and travel, so that no amount comes as a surprise.',
        fallback: 'All amounts are net; VAT is added where the law requires it. The Provider invoices each part when it falls due. The Client pays no expenses beyond the price.',
      },
      ...common('late-payment'),
    ],
  },
  {
    title: 'Use of the advice',
    clauses: [
      ...common('licence'),
      {
        key: 'third-parties',
        required: true,
        body: 'The advice is made for the Client. Whoever else receives it uses it at their own risk, and the Client tells them so. The Provider’s name stands beside a passage only as it was written, never beside half of it.',
        purpose: 'Says who may rely on the advice.',
        fallback: 'The advice is made for the Client. The Client may pass it on to its bank and its auditor; the Provider explains it to them in a talk of up to one hour.',
      },
      ...common('transfer'),
      {
        key: 'working-papers',
        body: 'Working papers stay the Provider’s. It keeps them for {confidentiality_months} after the end and shows the Client on request how a result came about. Methods and know-how stay its own; the licence covers them as part of a deliverable.',
        purpose: 'Says who keeps the notes, and lets the Client follow the reasoning.',
      },
      ...common('ai-parts', 'portfolio'),
    ],
  },
  { title: 'Confidentiality and personal data', clauses: common('confidentiality', 'personal-data') },
  {
    title: 'Quality and liability',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: 'If a fact or a calculation in a deliverable proves wrong, the Provider corrects it free of charge within {review_days}, and says whether its recommendation changes. What becomes different after hand-over is no mistake.',
        purpose: 'Says what happens when the Provider has made a mistake.',
      },
      ...common('liability', 'force-majeure'),
    ],
  },
  { title: 'Term and ending', clauses: common('term', 'notice', 'cause', 'settlement', 'hand-over') },
  { title: 'Complaints and disputes', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Signing and final rules', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
