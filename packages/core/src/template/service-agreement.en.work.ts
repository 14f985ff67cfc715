import type { TemplateSource } from './template-source.ts';

/** Sections 1 to 7: what is done, by whom and when, how it is accepted and how it changes. */
export const SERVICE_AGREEMENT_EN_WORK: TemplateSource['sections'] = [
  {
    title: 'Purpose',
    clauses: [
      {
        key: 'purpose',
        required: true,
        body: 'This work has one purpose: {project_purpose}. Where the agreement leaves a choice open, both sides choose what serves it.',
        purpose: 'Says what the work is for, so that every later choice has a measure.',
        fallback: 'This work has the following purpose: {project_purpose}. The purpose helps to read the agreement; it adds no duty that is not written here.',
      },
      {
        key: 'results',
        required: true,
        body: [
          'Both sides will see by these signs that the work has done its job:',
          '[[results]]',
          'The Provider answers for the quality of its work. The signs also depend on the Client and on the market; they are measured and discussed together, not guaranteed.',
        ].join('\n'),
        purpose: 'Names the effects the work should have, and says honestly who can answer for what.',
        fallback: [
          'Both sides will see by these signs that the work has done its job:',
          '[[results]]',
          'If a target is missed although the Client has done its part, the Provider says within {review_days} how it can be reached and makes the first improvement free of charge.',
        ].join('\n'),
      },
      {
        key: 'frame-and-order',
        required: true,
        body: 'This document is a frame and an order in one. Clauses {#results}, {#scope-in}, {#scope-out}, {#stages}, {#client-inputs}, {#deliverables} and {#price} are the order for this project; the others also govern later orders that name this agreement. Where the two differ, the order wins for its project.',
        purpose: 'Lets the next project be agreed by a new order alone, without a new agreement.',
        fallback: 'This document governs this project only. A further project needs an agreement of its own.',
      },
    ],
  },
  {
    title: 'Words',
    clauses: [
      {
        key: 'definitions',
        required: true,
        body: ['These words have one meaning throughout:', '[[terms]]'].join('\n'),
        purpose: 'Fixes the words that people usually quarrel about.',
      },
      {
        key: 'document-form',
        required: true,
        body: '**Document form** means a text that can be kept and shows who sent it: an e-mail from an address in clause {#contacts}, or a signature through a personal link. Calls, chats and silence are not enough.',
        purpose: 'Says how something must be put so that it binds.',
        fallback: '**Document form** means a text that can be kept and shows who sent it: an e-mail from an address in clause {#contacts}, a signature through a personal link, or a message from a chat account named by e-mail. Calls and silence are not enough.',
      },
    ],
  },
  {
    title: 'Working together',
    clauses: [
      {
        key: 'contacts',
        required: true,
        body: 'One person speaks for each side. For the Provider: {provider_contact}. For the Client: {client_contact}. A side may name somebody else in document form.',
        purpose: 'Gives each side one door to knock at.',
      },
      {
        key: 'ground-rules',
        binding: 'soft',
        body: [
          'These rules keep the work calm for the people who do it:',
          '[[ground_rules]]',
          'They are promises, not grounds for a claim. Whoever sees one broken says so kindly; either side may propose a better one.',
        ].join('\n'),
        purpose: 'Agrees on manners beforehand, so that nobody has to guess or to bear things in silence.',
      },
      {
        key: 'answers',
        binding: 'soft',
        body: 'Each side answers the other’s questions within {answer_days}, even if only to say when the full answer will come.',
        purpose: 'Keeps small doubts from growing into delays.',
        fallback: 'Each side answers the other’s questions within {answer_days}. In holiday periods announced beforehand this time does not run.',
      },
      {
        key: 'provider-duties',
        required: true,
        body: [
          'The Provider:',
          '- works with professional care and keeps the dates;',
          '- says beforehand what comes next and what the Client should do;',
          '- warns the Client when a request would harm the purpose;',
          '- keeps the Client’s materials safe and in order.',
        ].join('\n'),
        purpose: 'Lists what the Client can count on.',
      },
      {
        key: 'client-duties',
        required: true,
        body: [
          'The Client:',
          '- sends materials and answers on time;',
          '- names a decider with the time and the right to decide;',
          '- sends comments as one list without contradictions;',
          '- makes sure that the facts it supplies are true and the materials may be used.',
        ].join('\n'),
        purpose: 'Lists what the Provider can count on.',
        fallback: [
          'The Client:',
          '- sends materials and answers on time;',
          '- names a decider with the time and the right to decide;',
          '- sends comments as one list; the Provider points out contradictions and the decider settles them;',
          '- makes sure that the facts it supplies are true and the materials may be used.',
        ].join('\n'),
      },
      {
        key: 'subcontractors',
        body: 'The Provider may use subcontractors and answers for them as for itself. They are bound by the same confidentiality. The Provider names them when asked.',
        purpose: 'Says who else may work on the project and who answers for them.',
        fallback: 'The Provider uses subcontractors only with the Client’s consent in document form. The Client answers within {answer_days} and gives a reason if it refuses.',
      },
    ],
  },
  {
    title: 'Scope',
    clauses: [
      {
        key: 'scope-in',
        required: true,
        body: [
          'The price covers:',
          '[[scope_in]]',
          'Price and dates rest on what the Client said before signing. If that proves different, either side may ask for a change.',
        ].join('\n'),
        purpose: 'Lists what is paid for.',
        fallback: [
          'The price covers:',
          '[[scope_in]]',
          'If what the Client said before signing proves different, the price stays as long as the extra work takes up to {small_change_hours}.',
        ].join('\n'),
      },
      {
        key: 'scope-out',
        required: true,
        body: [
          'The price does not cover:',
          '[[scope_out]]',
          'What stands in neither list is not included either; it can be added under clause {#change-offer}.',
        ].join('\n'),
        purpose: 'Shows what is easily taken for granted but is not included.',
      },
    ],
  },
  {
    title: 'Stages and dates',
    clauses: [
      {
        key: 'stages',
        required: true,
        body: ['The work starts on {start_day}, ends by {end_day} and goes through these stages:', '[[phases]]'].join('\n'),
        purpose: 'Shows the way from start to finish.',
      },
      {
        key: 'client-inputs',
        required: true,
        body: ['For this the Provider needs from the Client, on time and in the form named:', '[[client_inputs]]'].join('\n'),
        purpose: 'Tells the Client early what to prepare, in what form and by when.',
      },
      {
        key: 'waiting',
        required: true,
        body: 'When an input or an answer from the Client is late, the dates that depend on it move by the working days waited. The Provider says at once which ones.',
        purpose: 'Makes the cost of waiting visible and fair, without blame.',
        fallback: 'When an input or an answer from the Client is late by more than one working day, the dates that depend on it move by the working days waited. The Provider says at once which ones.',
      },
      {
        key: 'pause',
        required: true,
        body: 'If the Provider still waits {pause_days} after a reminder, it may pause the project and invoice the work already done. It resumes within {pause_days} of receiving what was missing.',
        purpose: 'Keeps a project from hanging for months unfinished and unpaid.',
        fallback: 'If the Provider still waits {pause_days} after a reminder, it may pause the project. It resumes within {pause_days} of receiving what was missing; the payments stay as agreed.',
      },
      {
        key: 'provider-delay',
        required: true,
        body: 'If the Provider is late, it gives the cause and a new date the same day. If the delay lasts more than {pause_days} for reasons on the Provider’s side, the Client may end the agreement for the late part and pays nothing for it.',
        purpose: 'Holds the Provider to its dates as firmly as the Client to its own.',
        fallback: 'If the Provider is late for reasons on its side, the price of the late part falls by 1% for each working day of delay, by 10% at most. If the delay lasts more than {pause_days}, the Client may end the agreement for that part and pays nothing for it.',
      },
    ],
  },
  {
    title: 'Deliverables and acceptance',
    clauses: [
      {
        key: 'deliverables',
        required: true,
        body: ['The Provider hands over:', '[[deliverables]]'].join('\n'),
        purpose: 'Says what the Client receives, in what form, and how it will be judged.',
      },
      {
        key: 'review',
        required: true,
        body: 'The decider checks a deliverable against its conditions and answers within {review_days}, unless another time stands beside it: *accepted*, *accepted with small corrections* or *not yet, because*. Where no decider is named, the Client’s contact decides.',
        purpose: 'Says who accepts, against what and by when.',
        fallback: 'The decider checks a deliverable against its conditions and answers within {review_days}, unless another time stands beside it: *accepted*, *accepted with small corrections* or *not yet, because*. In holiday periods announced beforehand this time does not run. Where no decider is named, the Client’s contact decides.',
      },
      {
        key: 'silence',
        required: true,
        body: 'Silence is not acceptance. If no answer comes in time, the Provider reminds the decider once, and clauses {#waiting} and {#pause} apply. Using a deliverable in everyday business counts as acceptance.',
        purpose: 'Says what happens when nobody answers.',
        fallback: 'If no answer comes in time, the Provider reminds the decider and says what will follow. If no answer comes within {review_days} of the reminder, what is payable on acceptance falls due; the deliverable itself is accepted only once the Client says so.',
      },
      {
        key: 'corrections',
        required: true,
        body: 'The price includes the rounds stated beside each deliverable; the Provider completes a round within {review_days}. It always corrects its own mistakes free of charge, without using up a round. Further rounds are a change.',
        purpose: 'Separates mistakes, included comments and additional work.',
        fallback: 'The price includes the rounds stated beside each deliverable and one more for the whole project, to be used where the Client chooses. The Provider completes a round within {review_days}. It always corrects its own mistakes free of charge. Further rounds are a change.',
      },
      {
        key: 'not-accepted',
        required: true,
        body: 'If a deliverable still fails its conditions after the included rounds, the Client chooses: one more attempt, a price lowered by what is missing, or an end to the agreement for that deliverable without paying for it.',
        purpose: 'Gives a way out when a deliverable cannot be brought to what was agreed.',
        fallback: 'If a deliverable still fails its conditions after the included rounds, the Provider makes one more attempt within {review_days}. If that fails too, the Client chooses: a price lowered by what is missing, or an end to the agreement for that deliverable without paying for it.',
      },
      {
        key: 'closing',
        body: 'After the last acceptance the sides hold one closing talk: what was reached, what is still open, who looks after the work, and on which day each sign in clause {#results} is measured.',
        purpose: 'Ends the work with a look at what it was for.',
        fallback: 'After the last acceptance the Provider writes one page: what was reached, what is still open, and on which day each sign in clause {#results} is measured.',
      },
    ],
  },
  {
    title: 'Changes',
    clauses: [
      {
        key: 'change-purpose',
        required: true,
        body: 'Whoever asks for a change or has a new wish says what it should achieve. The Provider may propose another way to the same end. The Client chooses.',
        purpose: 'Starts from the aim, because there is often a better way to it.',
      },
      {
        key: 'change-offer',
        required: true,
        body: 'Within {review_days} the Provider says what the change does to scope, dates and price. Nobody agrees to anything before that. Extra work costs {hour_rate} per hour, unless the offer names a fixed price.',
        purpose: 'Puts price and dates on the table before anyone says yes.',
        fallback: 'Within {review_days} the Provider says what the change does to scope, dates and price, always with a fixed price and, where possible, with a smaller and cheaper option. Nobody agrees to anything before that.',
        summaryLine: 'changes',
        summary: 'You say what a change is for; we say what it costs and when it will be done, before anyone agrees.',
      },
      {
        key: 'small-wishes',
        binding: 'soft',
        body: 'Small wishes that together take up to {small_change_hours} are met within the price. Both sides can see how many hours have been used.',
        purpose: 'Saves offers for trifles, and still shows the help that was given.',
        fallback: 'Small wishes that together take up to {small_change_hours} in a stage are met within the price. Both sides can see how many hours have been used.',
      },
      {
        key: 'amendments',
        required: true,
        body: 'A change binds once both sides have confirmed it in document form. It becomes a numbered amendment; the rest stays. Until then the work goes on as agreed.',
        purpose: 'Says from when a change counts, and keeps the rest of the agreement untouched.',
        fallback: 'A change of the price or of the last date binds once both sides have signed it through a personal link. Other changes bind once both sides have confirmed them by e-mail. Until then the work goes on as agreed.',
      },
      {
        key: 'change-approval',
        body: 'The people in clause {#contacts} may agree to changes that together cost up to a tenth of the price. Anything above that takes somebody who may sign for that side.',
        purpose: 'Says who may agree to what a change costs.',
        fallback: 'Every change is agreed to by somebody who may sign for that side.',
      },
    ],
  },
];
