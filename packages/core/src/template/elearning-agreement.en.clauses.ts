import { SERVICE_AGREEMENT_EN_TERMS } from './service-agreement.en.terms.ts';
import { SERVICE_AGREEMENT_EN_WORK } from './service-agreement.en.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_EN_WORK, ...SERVICE_AGREEMENT_EN_TERMS]);

export const ELEARNING_AGREEMENT_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'What the course is for',
    clauses: [
      ...common('purpose'),
      {
        key: 'learners',
        required: true,
        body: 'The course is made for these people: {learners}. If they turn out to be others, or to know more or less, the sides settle that as a change.',
        purpose: 'Says for whom the course is made, because that decides everything else.',
        fallback: 'The course is made for these people: {learners}. The Provider checks that in three talks with learners and says in the concept what follows from them.',
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
    title: 'Working together',
    clauses: [
      ...common('contacts', 'ground-rules', 'answers', 'provider-duties'),
      {
        key: 'client-duties',
        required: true,
        body: [
          'The Client:',
          '- names one decider, with the time and the right to decide;',
          '- names a subject expert, who answers within {answer_days};',
          '- gathers the comments of all its people, legal and brand included, in one list without contradictions;',
          '- makes sure the facts are true and what it sends may be used.',
        ].join('\n'),
        purpose: 'Lists what the Provider can count on, and who does it.',
        fallback: [
          'The Client:',
          '- names one decider, with the time and the right to decide;',
          '- names a subject expert, who answers within {answer_days};',
          '- sends comments in one list; the Provider points out contradictions, and the decider settles them;',
          '- makes sure the facts are true and what it sends may be used.',
        ].join('\n'),
      },
      ...common('subcontractors'),
    ],
  },
  {
    title: 'Scope and technology',
    clauses: [
      {
        key: 'scope-in',
        required: true,
        body: ['The price covers:', '[[scope_in]]', 'Price and dates rest on what the Client said before signing. If that proves different, either side may ask for a change.'].join('\n'),
        purpose: 'Lists what is paid for.',
        fallback: ['The price covers:', '[[scope_in]]', 'The minutes are counted at a calm pace of reading. Up to a tenth more or less does not change the price.'].join('\n'),
      },
      ...common('scope-out'),
      {
        key: 'platform',
        required: true,
        body: 'Where the course runs: {platform}. It works in the current and the previous release of the usual browsers, on computers and phones. It records who began, who finished and with what test result.',
        purpose: 'Says where the course has to work and what it records.',
        fallback: 'Where the course runs: {platform}. Before signing, the Provider tries a small sample there. It works in the current release of the usual browsers, on computers. It records who began, who finished and with what test result.',
      },
      {
        key: 'accessibility',
        required: true,
        body: 'The course can be used by keyboard and read aloud by a screen reader. Colours have enough contrast, and what is heard can also be read. The measure is WCAG 2.1, level AA.',
        purpose: 'Makes sure nobody is shut out of learning.',
        fallback: 'What is heard in the course can also be read, and colours have enough contrast. For a learner who cannot use an exercise, the Provider prepares the same content as a text.',
      },
      {
        key: 'new-releases',
        body: 'If the Client changes its platform after the launch, fitting the course to it is a change. The Provider says which tool, and which release of it, the course was made with.',
        purpose: 'Says who pays when the technology around the course changes.',
      },
    ],
  },
  {
    title: 'Stages and dates',
    clauses: [
      ...common('stages', 'client-inputs'),
      {
        key: 'gates',
        required: true,
        body: 'The next step begins once the previous one has been accepted. What is accepted stays: comments on it afterwards are a change. This protects the Client from paying twice and the Provider from working twice.',
        purpose: 'Keeps late comments from tearing down what was already agreed.',
        fallback: 'The next step begins once the previous one has been accepted. Comments on it afterwards are a change, unless they take the Provider less than an hour in all.',
      },
      ...common('waiting', 'pause', 'provider-delay'),
    ],
  },
  {
    title: 'Deliverables and acceptance',
    clauses: [
      ...common('deliverables', 'review', 'silence', 'corrections', 'not-accepted'),
      {
        key: 'pilot',
        body: 'In the pilot real learners take the whole course. The Provider watches or asks where they stop, and corrects that free of charge. Wishes for new content are a change.',
        purpose: 'Lets the learners judge before the course goes to everybody.',
        fallback: 'Instead of a pilot, three learners take the course in a video call with the Provider. What stops them is corrected free of charge.',
      },
      {
        key: 'platform-acceptance',
        required: true,
        body: 'The final package is tried on the Client’s platform by both sides together. If it runs in the Provider’s test but not there, both look for the cause. The Provider corrects the course, and the Client its platform.',
        purpose: 'Makes “it works” mean “it works at the client’s”.',
      },
    ],
  },
  {
    title: 'Changes and updates',
    clauses: [
      ...common('change-purpose', 'change-offer', 'amendments'),
      {
        key: 'updates',
        body: 'After the launch the Provider updates the course for {hour_rate} per hour. It answers with a price and a date within {review_days}. The Client may also update the course itself or through others.',
        purpose: 'Says what it costs to keep the course current.',
        fallback: 'For a year after the launch the Provider makes one small update free of charge. Further ones cost {hour_rate} per hour.',
      },
    ],
  },
  { title: 'Price and payments', clauses: common('price', 'invoices', 'late-payment') },
  {
    title: 'Rights',
    clauses: [
      ...common('licence', 'transfer'),
      {
        key: 'source-files',
        required: true,
        body: 'With the final package the Client receives all source files: the project in the authoring tool, graphics, recordings, texts and subtitles. Tools, templates and know-how the Provider had before stay its own; the licence covers them as part of the course.',
        purpose: 'Lets the Client change the course later without the Provider.',
        fallback: 'The Client receives the source files of each module together with it. Tools, templates and know-how the Provider had before stay its own; the licence covers them as part of the course.',
      },
      {
        key: 'voices',
        required: true,
        body: 'The Provider has the written consent of everyone who is heard or seen in the course, also for later updates. A voice made by a computer is named as such. For people the Client provides, the Client obtains the consent.',
        purpose: 'Keeps voices and faces in the course from becoming a problem later.',
      },
      ...common('others-parts', 'ai-parts', 'portfolio'),
    ],
  },
  {
    title: 'Confidentiality and personal data',
    clauses: [
      ...common('confidentiality', 'personal-data'),
      {
        key: 'learner-data',
        body: 'Results of single learners stay on the Client’s platform. From the pilot the Provider keeps only answers without names and deletes the rest within {cure_days} of the report.',
        purpose: 'Protects the people who learn.',
      },
    ],
  },
  {
    title: 'Quality and liability',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: [
          'For {warranty_months} after acceptance of the final package the Provider corrects free of charge what differs from what was agreed:',
          '- the course cannot be finished or records nothing: work starts within {answer_days};',
          '- something works wrongly, but there is a way round: within {review_days};',
          '- a slip that hinders nobody: with the next correction.',
          'Faults from changes made by others are not covered.',
        ].join('\n'),
        purpose: 'Says how fast which fault is put right for nothing.',
      },
      ...common('third-party-claims', 'liability'),
    ],
  },
  {
    title: 'Term and ending',
    clauses: [
      ...common('term', 'cause'),
      {
        key: 'notice',
        required: true,
        body: 'Either side may end the agreement without giving reasons, in document form, once a stage is finished and before the next begins. This alone obliges nobody to pay damages.',
        purpose: 'Lets either side leave where the least is lost.',
        fallback: 'Either side may end the agreement without giving reasons, in document form. It ends {cure_days} after the other side receives the notice. This alone obliges nobody to pay damages.',
        summaryLine: 'ending',
        summary: 'Either side may end it after any stage, without reasons; you pay for what has been done, and you receive it with its source files.',
      },
      ...common('settlement', 'hand-over'),
    ],
  },
  { title: 'Complaints and disputes', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Signing and final rules', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
