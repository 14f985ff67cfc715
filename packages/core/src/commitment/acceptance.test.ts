import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactWords, namedContact } from '../agreement/named-contact.ts';
import { idOf, SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { acceptedDeliverable, accepterOf, accepterWords, answerDay, correctedDay } from './acceptance.ts';
import { addWorkingDays, isWorkingDay, WEEKDAYS_ONLY, workingDaysAfter } from './working-day.ts';

const MODULE = idOf(61);
const ANNA = { id: 'anna', name: 'Anna Wrona', roleTitle: 'Head of training' };
const PIOTR = { id: 'piotr', name: 'Piotr Zięba', roleTitle: '' };
const contactOf = (value: string | null) => ({ id: idOf(950), position: 1, key: 'client_contact', label: 'Who speaks for the Client', type: 'text' as const, value, suggestions: [], required: true });
const person = (side: 'provider' | 'client', name: string, at = 1) => ({ id: idOf(900 + at), position: at, side, name, roleTitle: '', does: [], decides: [MODULE], asked: [], told: [] });
const deciding = (...responsibilities: ReturnType<typeof person>[]) => ({ ...SAMPLE_CONTENT, responsibilities });
const withModule = (more: object, text = SAMPLE_CONTENT) => ({ ...text, deliverables: text.deliverables.map((one) => (one.id === MODULE ? { ...one, ...more } : one)) });

describe('what the client promises to look at', () => {
  it('is what the text gives days for, unless only our own people decide about it', () => {
    expect(acceptedDeliverable(SAMPLE_CONTENT, MODULE)?.name).toBe('Module');
    expect(acceptedDeliverable(SAMPLE_CONTENT, idOf(999))).toBeNull();
    expect(acceptedDeliverable(withModule({ reviewDays: 0 }), MODULE)).toBeNull();
    expect(acceptedDeliverable(withModule({ decider: '' }, deciding(person('provider', 'Ola Lipska'))), MODULE)).toBeNull();
    expect(acceptedDeliverable(withModule({ decider: '' }, deciding(person('provider', 'Ola Lipska'), person('client', 'Anna Wrona', 2))), MODULE)).not.toBeNull();
  });

  it('is answered by whoever decides in the matrix, else by its decider, else by the first who signs', () => {
    const doers = { first: [ANNA], others: [PIOTR] };
    const who = (text: typeof SAMPLE_CONTENT, decider = 'Anna Wrona') => {
      const { owner, backup, ownerWord } = accepterOf(text, { id: MODULE, decider }, doers);
      return [owner?.name, backup?.name, ownerWord];
    };
    expect(who(deciding(person('client', 'Piotr Zięba'), person('client', 'Anna Wrona', 2)))).toEqual(['Piotr Zięba', 'Anna Wrona', '']);
    expect(who(deciding())).toEqual(['Anna Wrona', undefined, '']);
    expect(who(deciding(), '')).toEqual(['Anna Wrona', undefined, '']);
    // A name that nobody has is said, and given to nobody else in silence.
    expect(who(deciding(person('client', 'Ewa Obca')))).toEqual(['Anna Wrona', undefined, 'Ewa Obca']);
    expect(accepterOf(deciding(), { id: MODULE, decider: '' }, { first: [], others: [] }).owner).toBeNull();
  });

  it('is, where nobody decides, answered by who speaks for the client by the text, and by the first who signs only where nobody known does', () => {
    const doers = { first: [ANNA], others: [{ ...PIOTR, email: 'piotr@bank.example' }] };
    const who = (value: string | null, decider = '', more: object = {}) => {
      const { owner, ownerWord } = accepterOf({ ...deciding(), variables: [{ ...contactOf(value), ...more }] }, { id: MODULE, decider }, doers);
      return [owner?.name, ownerWord];
    };
    expect(who('the desk, PIOTR@bank.example.')).toEqual(['Piotr Zięba', '']);
    expect(who('Piotr Zięba, 600 000 000')).toEqual(['Piotr Zięba', '']);
    expect(who('x', '', { key: 'coachee_contact', value: 'piotr@bank.example' })).toEqual(['Piotr Zięba', '']);
    for (const nobody of [null, '', 'the desk', 'mr.piotr@bank.example']) expect(who(nobody)).toEqual(['Anna Wrona', '']);
    // Whoever is named to decide goes before, also where nobody has the name.
    expect(who('piotr@bank.example', 'Anna Wrona')).toEqual(['Anna Wrona', '']);
    expect(who('piotr@bank.example', 'Ewa Obca')).toEqual(['Anna Wrona', 'Ewa Obca']);
    expect(accepterWords({ ...deciding(), variables: [contactOf('piotr@bank.example')] }, { id: MODULE, decider: '' })).toBe('piotr@bank.example');
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-11-28', count));
const someOff = fc.array(day, { maxLength: 12 }).map((off) => ({ isDayOff: (one: string) => off.includes(one) }));

describe('by when', () => {
  it('is so many working days after the delivery, and the day of delivery is none of them', () => {
    expect(answerDay('2026-12-04', 5, WEEKDAYS_ONLY)).toBe('2026-12-11');
    expect(answerDay('2026-12-05', 1, WEEKDAYS_ONLY)).toBe('2026-12-07');
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 30 }), someOff, (deliveredOn, days, calendar) => {
      const by = answerDay(deliveredOn, days, calendar);
      expect([workingDaysAfter(deliveredOn, by, calendar), isWorkingDay(by, calendar)]).toEqual([days, true]);
    }));
  });

  it('what has to be corrected keeps its day, and has at least the days of a review from the answer on', () => {
    fc.assert(fc.property(day, day, fc.integer({ min: 1, max: 30 }), someOff, (dueOn, answeredOn, days, calendar) => {
      const corrected = correctedDay(dueOn, { answeredOn, days }, calendar) ?? '';
      expect(corrected >= dueOn && workingDaysAfter(answeredOn, corrected, calendar) >= days).toBe(true);
      expect([dueOn, addWorkingDays(answeredOn, days, calendar)]).toContain(corrected);
    }));
    expect(correctedDay('2027-03-01', { answeredOn: '2026-12-08', days: 5 }, WEEKDAYS_ONLY)).toBe('2027-03-01');
    expect(correctedDay('2026-12-08', { answeredOn: '2026-12-08', days: 5 }, WEEKDAYS_ONLY)).toBe('2026-12-15');
    expect(correctedDay(null, { answeredOn: '2026-12-08', days: 5 }, WEEKDAYS_ONLY)).toBeNull();
  });
});

it('finds whom the words of an agreement name: by address before name', () => {
  const people = [{ name: 'Anna Wrona', email: 'anna@bank.example' }, { name: 'Marek Sobol', email: 'marek@bank.example' }];
  expect(namedContact('Anna Wrona’s desk, MAREK@bank.example', people)?.name).toBe('Marek Sobol');
  expect(namedContact('anna wrona, 600 000 000', people)?.name).toBe('Anna Wrona');
  expect(namedContact('', [{ name: '', email: '' }])).toBeNull();
  expect(namedContact('<joanna@bank.example>; tel. 1', [{ name: 'Anna', email: 'anna@bank.example' }])).toBeNull();
  expect([contactWords([contactOf(' anna@bank.example ')]), contactWords([contactOf(null)])]).toEqual(['anna@bank.example', '']);
});
