import { DocumentContent } from './content.ts';

/** Studio Lipka and Bank Wschodni, small: every kind of record, one variable not filled, one reference. */

export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const clause = { required: false, negotiable: true, purpose: '', fallback: '', summaryLine: null, summary: '', effect: 'unsaid' as const, binding: 'hard' as const };

export const SAMPLE_CONTENT: DocumentContent = DocumentContent.parse({
  head: { title: 'Service agreement', locale: 'en', currency: 'PLN', country: 'PL' },
  parties: [
    { id: idOf(1), position: 1024, side: 'provider', kind: 'organisation', legalName: 'Studio Lipka sp. z o.o.', calledAs: 'the Studio', registration: 'KRS 0000000001', address: 'Kraków', representedBy: 'Ola Lipska', authority: 'president of the board' },
    { id: idOf(2), position: 2048, side: 'client', kind: 'organisation', legalName: '', calledAs: 'the Bank', registration: '', address: '', representedBy: '', authority: '' },
  ],
  variables: [
    { id: idOf(11), position: 1024, key: 'review_days', label: 'Days to review', type: 'working_days', value: '5', suggestions: ['3', '5', '10'], required: true },
    { id: idOf(12), position: 2048, key: 'price', label: 'Price', type: 'money', value: '7840000 PLN', suggestions: [], required: true },
    { id: idOf(13), position: 3072, key: 'notice', label: 'Notice', type: 'days', value: null, suggestions: ['14', '30'], required: true },
  ],
  sections: [
    { id: idOf(21), position: 1024, title: 'Work' },
    { id: idOf(22), position: 2048, title: 'Price and end' },
  ],
  clauses: [
    { ...clause, id: idOf(31), position: 1024, sectionId: idOf(21), key: 'deliverables', body: 'The Studio delivers:\n[[deliverables]]' },
    { ...clause, id: idOf(33), position: 1024, sectionId: idOf(22), key: 'price', body: 'The price is {price}:\n[[billing]]' },
    { ...clause, id: idOf(32), position: 2048, sectionId: idOf(21), key: 'acceptance', body: '**Silence is not acceptance.** The Bank answers within {review_days}; see {#price}.\n- in writing\n- through its *decider*' },
    { ...clause, id: idOf(34), position: 2048, sectionId: idOf(22), key: 'ending', body: 'Either side may end it with {notice}.', summaryLine: 'ending', summary: 'Either side, {notice} ahead.' },
  ],
  scopeItems: [
    { id: idOf(41), position: 1024, direction: 'in', text: 'Five modules' },
    { id: idOf(42), position: 2048, direction: 'out', text: 'Translations' },
  ],
  phases: [{ id: idOf(51), position: 1024, name: 'Making', description: '', startsOn: '2026-04-02', endsOn: '2026-06-26' }],
  deliverables: [
    { id: idOf(61), position: 1024, phaseId: idOf(51), name: 'Module', form: 'SCORM 1.2', quantity: 5, acceptance: ['opens in the LMS', 'has subtitles'], rounds: 2, reviewDays: 5, dueOn: '2026-05-12', decider: 'Anna Wrona' },
  ],
  results: [{ id: idOf(71), position: 1024, level: 'result', text: 'Fewer complaints', measure: 'complaints a quarter', baseline: '31', target: '15', measuredOn: null }],
  billingItems: [
    { id: idOf(81), position: 1024, label: 'First part', amountMinor: 2_352_000, currency: 'PLN', trigger: 'on_signing', deliverableId: null, dueOn: null, paymentDays: 14 },
    { id: idOf(82), position: 2048, label: 'Second part', amountMinor: 5_488_000, currency: 'PLN', trigger: 'on_acceptance', deliverableId: idOf(61), dueOn: null, paymentDays: 0 },
  ],
  clientInputs: [{ id: idOf(91), position: 1024, text: 'Recordings of calls', form: 'audio', dueOn: null, owner: 'Anna Wrona', phaseId: idOf(51) }],
  responsibilities: [
    { id: idOf(93), position: 1024, side: 'provider', name: 'Ola Lipska', roleTitle: 'producer', does: [idOf(51), idOf(61)], decides: [idOf(51)], asked: [], told: [] },
    { id: idOf(94), position: 2048, side: 'client', name: 'Anna Wrona', roleTitle: '', does: [], decides: [idOf(61)], asked: [], told: [idOf(51)] },
  ],
  terms: [{ id: idOf(97), position: 1024, name: 'Module', definition: 'One lesson that can be taken alone.', form: 'a file', synonyms: ['unit'], forms: [] }],
  dismissals: [],
  groundRules: [{ id: idOf(95), position: 1024, topic: 'lateness', text: 'Whoever is late says so beforehand.' }],
});
