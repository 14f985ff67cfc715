import type { TemplateSource } from './template-source.ts';

/** Sections 8 to 14: money, rights, secrets, liability, the end, disputes and signing. */
export const SERVICE_AGREEMENT_EN_TERMS: TemplateSource['sections'] = [
  {
    title: 'Price and payment',
    clauses: [
      {
        key: 'price',
        required: true,
        body: ['The price is fixed and paid in these parts:', '[[billing]]'].join('\n'),
        purpose: 'Says how much is paid, when and after what.',
      },
      {
        key: 'invoices',
        required: true,
        body: 'Amounts are net; VAT is added where the law requires it. The Provider issues each invoice when its part falls due. Expenses are paid only if agreed beforehand, at cost.',
        purpose: 'Settles tax, invoices and expenses, so that no sum comes as a surprise.',
        fallback: 'Amounts are net; VAT is added where the law requires it. The Provider issues each invoice when its part falls due and names the Client’s order number in it. The Client pays no expenses beyond the price.',
      },
      {
        key: 'late-payment',
        required: true,
        body: 'For a late payment the Provider may charge statutory interest on late commercial payments. If the payment is still missing {cure_days} after a reminder, the Provider may stop the work, and the dates move.',
        purpose: 'Says what follows when money is late.',
        fallback: 'For a late payment the Provider may charge statutory interest on late commercial payments. If the payment is still missing {cure_days} after a reminder, the people in clause {#contacts} agree on a new date; only if that passes too may the Provider stop the work.',
      },
    ],
  },
  {
    title: 'Rights',
    clauses: [
      {
        key: 'licence',
        effect: 'licence',
        required: true,
        body: [
          'On payment for a deliverable the Client receives a non-exclusive licence to use it in its own activity, in all countries and for as long as copyright lasts. The Provider may end the licence only if the Client seriously breaks its terms. It covers:',
          '- storing and copying by any technique, printed or digital;',
          '- showing, distributing and publishing to anyone, also online;',
          '- changing, translating and combining with other works.',
          'The Client’s contractors and group companies may use it to the same ends. The fee is part of the price.',
        ].join('\n'),
        purpose: 'Says what the Client may do with the work, from when, where and for how long.',
        fallback: [
          'When a deliverable is handed over the Client receives a non-exclusive licence to use it in its own activity, in all countries and for as long as copyright lasts. The licence lapses if the deliverable is not paid for within {cure_days} of a reminder. It covers:',
          '- storing and copying by any technique, printed or digital;',
          '- showing, distributing and publishing to anyone, also online;',
          '- changing, translating and combining with other works.',
          'The Client’s contractors and group companies may use it to the same ends. The fee is part of the price.',
        ].join('\n'),
        summaryLine: 'rights',
        summary: 'Once you have paid, you may use and change the work freely; copyright itself passes only by a separate signed document.',
      },
      {
        key: 'transfer',
        effect: 'none',
        required: true,
        body: 'A signature through a link does not transfer copyright here. That takes a separate document in the form the law requires. If the Client wants to own it, the Provider signs one within {cure_days} of full payment, at no extra charge.',
        purpose: 'Says honestly what this signature does with rights and what needs a document of its own.',
        fallback: 'A signature through a link does not transfer copyright here, and none is planned: the licence in clause {#licence} lets the Client do all it needs.',
      },
      {
        key: 'source-files',
        body: 'With the last deliverable the Client receives the source files named in clause {#deliverables}. Tools, templates and know-how the Provider had before or made for general use stay its own; the licence covers them as part of a deliverable.',
        purpose: 'Says who keeps the files and tools from which the work is made.',
        fallback: 'The Client receives the source files of each deliverable together with it. Tools, templates and know-how the Provider had before or made for general use stay its own; the licence covers them as part of a deliverable.',
      },
      {
        key: 'others-parts',
        required: true,
        body: 'Third-party fonts, pictures, music and code keep their own licences. The Provider lists them at hand-over, and asks first if one costs money or limits use.',
        purpose: 'Keeps borrowed parts from causing trouble later.',
        fallback: 'The Provider uses third-party fonts, pictures, music and code only after the Client has agreed to each in document form. At hand-over it lists them with their licences.',
      },
      {
        key: 'ai-parts',
        body: 'The Provider says which parts were made with generative AI, checks them and answers for them as for its own work. Such parts may not be protected by copyright. Confidential information and personal data go into such tools only with the Client’s consent.',
        purpose: 'Makes the use of AI tools open and safe.',
        fallback: 'The Provider does not use generative AI for the deliverables unless the Client agrees to it in document form for a named part.',
      },
      {
        key: 'portfolio',
        body: 'The Provider may name the Client and show published deliverables as examples of its work. The Client may withdraw this consent at any time.',
        purpose: 'Says whether the Provider may show the work to others.',
        fallback: 'The Provider names the Client and shows deliverables as examples only after the Client has agreed to each example in document form.',
      },
    ],
  },
  {
    title: 'Confidentiality and personal data',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'What a side learns from the other and is not public stays confidential during the agreement and for {confidentiality_months} after it. It serves this project only and reaches only people who need it and keep it confidential. Where the law demands disclosure, the other side hears first, if allowed.',
        purpose: 'Protects what the sides tell each other.',
        fallback: 'What a side learns from the other and is not public stays confidential until it becomes public, also after the agreement. It serves this project only and reaches only people who need it and keep it confidential. Where the law demands disclosure, the other side hears first, if allowed.',
      },
      {
        key: 'personal-data',
        required: true,
        negotiable: false,
        body: 'Each side uses the contact data of the other’s people only to carry out this agreement. Before the Provider processes other personal data for the Client, the sides sign a data processing agreement; until then the Client sends none.',
        purpose: 'Keeps the handling of people’s data lawful.',
      },
    ],
  },
  {
    title: 'Quality and liability',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: 'For {warranty_months} after acceptance the Provider corrects free of charge whatever differs from what was agreed. It starts within {answer_days} of being told. Faults from changes made by others are not covered.',
        purpose: 'Says how long the Provider puts things right for nothing.',
        fallback: 'For {warranty_months} after acceptance the Provider corrects free of charge whatever differs from what was agreed, and answers questions about using it. It starts within {answer_days} of being told. Faults from changes made by others are not covered.',
      },
      {
        key: 'third-party-claims',
        body: 'Each side makes sure it may give the other what it gives. If a third party disputes that, the side that gave it handles the claim and bears the cost.',
        purpose: 'Says who answers if somebody else claims rights in the materials or the work.',
        fallback: 'Each side makes sure it may give the other what it gives. If a third party disputes that, the side that gave it handles the claim and bears the cost. Where it can, it replaces the disputed part.',
      },
      {
        key: 'liability',
        required: true,
        body: 'Each side’s total liability under this agreement is limited to the price in clause {#price}. Neither side answers for the other’s lost profit. These limits do not touch harm done on purpose or by gross negligence, injury to a person, the duty to pay the price, or anything the law does not let the sides limit.',
        purpose: 'Sets the most a mistake can cost, and says what no limit ever covers.',
        fallback: 'Each side’s total liability under this agreement is limited to twice the price in clause {#price}. These limits do not touch harm done on purpose or by gross negligence, injury to a person, the duty to pay the price, or anything the law does not let the sides limit.',
      },
      {
        key: 'force-majeure',
        body: 'Neither side answers for an event it could neither foresee nor prevent. It says so at once, and the dates move. If the event lasts more than {notice_days}, either side may end the agreement.',
        purpose: 'Says what happens when something beyond both sides stops the work.',
        fallback: 'Neither side answers for an event it could neither foresee nor prevent. It says so at once, and the dates move. If the event lasts more than {notice_days}, the sides try to agree within {cure_days} whether to wait; failing that, either may end the agreement.',
      },
    ],
  },
  {
    title: 'Term and ending',
    clauses: [
      {
        key: 'term',
        required: true,
        body: 'The agreement binds from the last signature until both sides have done what they promised. Rights, confidentiality and liability last beyond that.',
        purpose: 'Says from when and until when the agreement counts.',
      },
      {
        key: 'notice',
        required: true,
        body: 'Either side may end the agreement without giving reasons, in document form. It ends {notice_days} after the other side receives the notice. This alone obliges nobody to pay damages.',
        purpose: 'Lets either side leave in an orderly way.',
        fallback: 'Either side may end the agreement, in document form, at the close of a stage. It ends {notice_days} after the other side receives the notice, but not before that stage is finished.',
        summaryLine: 'ending',
        summary: 'Either side may end it {notice_days} ahead, without reasons; you pay for what has been done, and you receive it.',
      },
      {
        key: 'cause',
        required: true,
        body: 'If a side seriously breaks the agreement and does not put it right within {cure_days} of a request in document form, the other may end it at once. After threats, insults or harassment no request is needed.',
        purpose: 'Lets a side leave at once when the other breaks what matters.',
        fallback: 'If a side seriously breaks the agreement, the other asks it in document form to put that right within {cure_days}. If this does not help, people who can decide for each side talk first; only then may the other end the agreement. After threats, insults or harassment neither step is needed.',
      },
      {
        key: 'settlement',
        required: true,
        body: 'On ending, the Client pays for what it has accepted and for the finished share of the rest, at {hour_rate} per hour and never above the price of that part. The Provider returns anything paid beyond that within {cure_days}.',
        purpose: 'Says what is paid and what is paid back when the work ends early.',
        fallback: 'On ending, the Client pays for what it has accepted and for the finished share of the rest, as a share of the price that the sides work out from the list of deliverables within {cure_days}. The Provider returns anything paid beyond that.',
      },
      {
        key: 'hand-over',
        required: true,
        body: 'Within {cure_days} of the end the Provider hands over all paid work with source files and access. Each side returns or deletes the other’s confidential materials, except copies the law obliges it to keep.',
        purpose: 'Makes sure nobody is left without files, access or secrets.',
      },
    ],
  },
  {
    title: 'Complaints and disputes',
    clauses: [
      {
        key: 'complaints',
        required: true,
        body: 'Whoever is unhappy tells the other side’s contact, in any form. An answer comes within {answer_days}: what happened and what will be done. Nobody is treated worse for complaining.',
        purpose: 'Makes it easy and safe to say that something is wrong.',
      },
      {
        key: 'disputes',
        required: true,
        body: 'A dispute is settled step by step: a talk between the contacts; within {cure_days}, one between people who can decide; mediation, if both want it. Nobody has to wait where a right would be lost.',
        purpose: 'Puts talking before suing.',
        fallback: 'A dispute is settled by a talk between the contacts and then, within {cure_days}, by one between people who can decide. After that either side may go to court. Nobody has to wait where a right would be lost.',
      },
      {
        key: 'law',
        required: true,
        body: 'Governing law: {governing_law}. What the steps in clause {#disputes} do not settle goes to the court for the place where the side being sued is based.',
        purpose: 'Says which law applies and which court decides.',
        fallback: 'Governing law: {governing_law}. What the steps in clause {#disputes} do not settle goes to the court for the place where the Client is based.',
      },
    ],
  },
  {
    title: 'Signing and final rules',
    clauses: [
      {
        key: 'electronic-signing',
        required: true,
        negotiable: false,
        body: 'Both sides agree to sign electronically. A signer is known by the personal link and, where asked for, the one-time code sent to their own e-mail address, and by the name they type. By signing they confirm that they may sign for their side, and bind it. Either side may ask to sign on paper.',
        purpose: 'Makes a signature through a link count, and says how the signer is known.',
      },
      {
        key: 'signing-secrecy',
        required: true,
        negotiable: false,
        body: 'A signer keeps the link and the code secret. Whoever suspects misuse tells the other side at once. After signing, both sides receive the same sealed file with a record of how it was signed.',
        purpose: 'Protects both sides against somebody signing in another’s name.',
      },
      {
        key: 'notices',
        required: true,
        body: 'Messages with legal effect go by e-mail to the addresses in clause {#contacts}. They count as received on the next working day, unless the sender learns they did not arrive.',
        purpose: 'Says where important messages go and when they count.',
      },
      {
        key: 'whole',
        required: true,
        body: 'The English text prevails. This agreement with its amendments and annexes is all the sides have agreed; a later amendment goes before earlier text, the agreement before an annex. If one rule is void, the others stay.',
        purpose: 'Says which text counts if texts differ.',
      },
    ],
  },
];
