import { SERVICE_AGREEMENT_EN_TERMS } from './service-agreement.en.terms.ts';
import { SERVICE_AGREEMENT_EN_WORK } from './service-agreement.en.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_EN_WORK, ...SERVICE_AGREEMENT_EN_TERMS]);

export const PR_RETAINER_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Purpose',
    clauses: [
      ...common('purpose', 'results'),
      {
        key: 'no-guarantee',
        required: true,
        body: 'Editors decide what they publish. The Provider answers for ideas, texts, contacts and diligence, and promises no publication, place or tone. Nobody pays a journalist for praise.',
        purpose: 'Says honestly what public relations can promise and what they cannot.',
        fallback: 'Editors decide what they publish, so no publication is promised. If two quarters in a row stay below half of a target, the Provider works out a new plan free of charge.',
      },
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
          '- tells the Provider early what is coming, bad news included;',
          '- makes its people available for agreed interviews;',
          '- names a decider, with the time and the right to decide;',
          '- does not promise journalists anything without the Provider knowing.',
        ].join('\n'),
        purpose: 'Lists what the Provider can count on.',
        fallback: [
          'The Client:',
          '- tells the Provider what is coming in a call every two weeks;',
          '- makes its people available for agreed interviews;',
          '- names a decider, with the time and the right to decide;',
          '- tells the Provider the same day when it has spoken to a journalist.',
        ].join('\n'),
      },
      ...common('subcontractors'),
    ],
  },
  { title: 'Scope', clauses: [
    {
      key: 'scope-in',
      required: true,
      body: ['The monthly fee covers:', '[[scope_in]]'].join('\n'),
      purpose: 'Lists what is paid for.',
    },
    {
      key: 'scope-out',
      required: true,
      body: ['The monthly fee does not cover:', '[[scope_out]]', 'What stands in neither list is not included either; it can be added under clause {#change-offer}.'].join('\n'),
      purpose: 'Shows what is easily taken for granted but is not included.',
    },
    {
      key: 'hours',
      required: true,
      body: 'Each month up to {monthly_hours} of work are included. The Provider keeps count and says so when four fifths are used. Unused hours pass to the next month only, at most a quarter of them.',
      purpose: 'Says how much work the fee buys and what happens to unused hours.',
      fallback: 'Each month up to {monthly_hours} of work are included, as an average over a quarter. The Provider keeps count and shows it in the report.',
    },
    {
      key: 'extra-hours',
      required: true,
      body: 'Work beyond the included hours costs {hour_rate} per hour. It begins only after the decider’s yes in document form.',
      purpose: 'Keeps the bill free of surprises.',
    },
  ] },
  {
    title: 'Course of the work',
    clauses: [...common('stages', 'client-inputs', 'waiting'), {
      key: 'reports',
      required: true,
      body: 'By the fifth working day of a month the Provider reports on the last one: what was done, how many hours it took, what was published, what comes next. The sides talk it over.',
      purpose: 'Shows each month what the money brings.',
      fallback: 'Every quarter the Provider reports what was done, how many hours it took, what was published and what comes next. The sides talk it over.',
    }],
  },
  {
    title: 'Texts and the media',
    clauses: [
      {
        key: 'approval',
        required: true,
        body: 'No public text goes out without approval. The decider answers within {review_days}; where the media give less time, the Provider says how much. Silence is not approval.',
        purpose: 'Makes sure nothing is said in the Client’s name that it has not seen.',
        fallback: 'No public text goes out without approval. The decider answers within {review_days}. Posts that follow the accepted plan word for word need no further yes.',
      },
      {
        key: 'facts',
        required: true,
        body: 'The Client answers for the truth of the facts it gives and has approved. The Provider asks when something seems doubtful. If a fact proves false, whoever notices says so at once, and the Provider helps to correct it.',
        purpose: 'Says who answers for the truth of what is published.',
      },
      {
        key: 'speakers',
        required: true,
        body: 'These people may speak to the media: {spokespeople}. Everyone else sends journalists to the Provider. The Provider speaks in the Client’s name only with approval.',
        purpose: 'Keeps the Client speaking with one voice.',
      },
      {
        key: 'embargo',
        body: 'Either side keeps an embargo the other has named. The Provider gives news under embargo only to journalists who have accepted it in writing.',
        purpose: 'Keeps news from going out too early.',
      },
      {
        key: 'media-contacts',
        required: true,
        body: 'The Provider’s contacts and lists stay its own. The Client learns which media were approached for it and with what result, and keeps that after the end.',
        purpose: 'Says who keeps the address book.',
        fallback: 'The Provider’s contacts and lists stay its own. At the end the Client receives a list of the journalists who wrote about it, with their public work addresses.',
      },
      {
        key: 'competitors',
        body: 'During the agreement the Provider does not do such work for a direct competitor of the Client. The Client may name up to five in document form.',
        purpose: 'Keeps the Provider’s loyalty undivided.',
        fallback: 'The Provider may work for a competitor of the Client. It says so beforehand, and other people do that work.',
      },
    ],
  },
  {
    title: 'In a crisis',
    clauses: [
      {
        key: 'availability',
        required: true,
        body: 'The Provider can be reached on working days from 9:00 to 17:00. In a crisis it answers by phone at any hour, under the numbers in clause {#contacts}.',
        purpose: 'Says when somebody picks up the phone.',
        fallback: 'The Provider can be reached on working days from 9:00 to 17:00. In a crisis it answers by phone from 7:00 to 22:00, under the numbers in clause {#contacts}.',
      },
      {
        key: 'crisis',
        required: true,
        body: 'Either contact may call a crisis. Within an hour the Provider proposes a first statement and says who does what. Crisis work costs {crisis_rate} per hour beyond the monthly hours, and goes on until the decider ends it.',
        purpose: 'Says who calls a crisis, what happens in the first hour and what it costs.',
        fallback: 'Only the decider may call a crisis. Within two hours the Provider proposes a first statement and says who does what. The first five hours use up monthly hours; after that crisis work costs {crisis_rate} per hour.',
      },
    ],
  },
  {
    title: 'Deliverables and acceptance',
    clauses: [
      ...common('deliverables', 'review'),
      {
        key: 'silence',
        required: true,
        body: 'Silence is not acceptance. If no answer comes in time, the Provider reminds the decider once, and clause {#waiting} applies.',
        purpose: 'Says what happens when nobody answers.',
        fallback: 'If no answer comes in time, the Provider reminds the decider and says what will follow. If no answer to a report comes within {review_days} of the reminder, the Provider goes on by it and the month is payable as usual; the report itself is accepted only once the Client says so.',
      },
      ...common('corrections', 'not-accepted'),
    ],
  },
  { title: 'Changes', clauses: common('change-purpose', 'change-offer', 'amendments') },
  {
    title: 'Fee and payments',
    clauses: [
      {
        key: 'price',
        required: true,
        body: ['The Client pays:', '[[billing]]', 'For a month that is not full the fee is lowered by its share of days.'].join('\n'),
        purpose: 'Says what is paid and when.',
      },
      ...common('invoices', 'late-payment'),
      {
        key: 'fee-review',
        body: 'Once a year the sides look at the fee and the hours together. A new fee counts only if both sides agree.',
        purpose: 'Lets the fee follow the work without surprises.',
        fallback: 'Once a year the fee rises with the consumer prices of the year before, by 5% at most. More than that needs a yes of both sides.',
      },
    ],
  },
  { title: 'Rights', clauses: common('licence', 'transfer', 'others-parts', 'ai-parts', 'portfolio') },
  { title: 'Confidentiality and personal data', clauses: common('confidentiality', 'personal-data') },
  {
    title: 'Liability',
    clauses: [
      ...common('third-party-claims'),
      {
        key: 'liability',
        required: true,
        body: 'Each side’s total liability is limited to the fees of twelve months. Neither side answers for the other’s lost profit. These limits do not touch harm done on purpose or by gross negligence, injury to a person, the duty to pay the fee, or anything the law does not let the sides limit.',
        purpose: 'Sets the most a mistake can cost, and says what no limit ever covers.',
        fallback: 'Each side’s total liability is limited to the fees of twenty-four months. These limits do not touch harm done on purpose or by gross negligence, injury to a person, the duty to pay the fee, or anything the law does not let the sides limit.',
      },
      ...common('force-majeure'),
    ],
  },
  {
    title: 'Term and ending',
    clauses: [
      {
        key: 'term',
        required: true,
        body: 'The agreement binds from the last signature until the last day in clause {#stages}. It goes on beyond that only if both sides confirm it in document form.',
        purpose: 'Says from when and until when the agreement counts.',
        fallback: 'The agreement binds from the last signature. After the last day in clause {#stages} it goes on month by month until a side ends it.',
      },
      ...common('notice', 'cause'),
      {
        key: 'settlement',
        required: true,
        body: 'On ending, the Client pays the fee up to the last day, and extra hours it agreed to. What it has paid beyond that the Provider returns within {cure_days}.',
        purpose: 'Says what is paid and what is paid back at the end.',
      },
      {
        key: 'hand-over',
        required: true,
        body: 'Within {cure_days} of the end the Provider hands over texts, plans and access, and a list of running topics with the state of each. Journalists hear from both sides who looks after them next. Each side returns or deletes the other’s confidential materials, except copies the law obliges it to keep.',
        purpose: 'Keeps running stories from falling between two chairs.',
      },
    ],
  },
  { title: 'Complaints and disputes', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Signing and final rules', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
