import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../document/apply-edit.ts';
import type { Clause, DocumentContent } from '../document/content.ts';
import { SAMPLE_CONTENT, idOf } from '../document/document.fixture.ts';
import { anyEdit } from '../document/edit.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { formFindings } from '../document/lint/law-rules.ts';
import { renderDocument } from '../document/render-document.ts';
import { BUILTIN_TEMPLATES } from '../template/builtin-templates.ts';
import { contentFromSource } from '../template/template-source.ts';
import { agreedForm } from './agreed-form.ts';
import { askingClauses, formReasons, suffices, type AmendedText, type FormReason } from './amendment-form.ts';
import { OF_FORM } from './of-form.ts';
import { gapRefusal, levelsThatSuffice, sendingGaps, type Beside } from './sending-gaps.ts';
import { isOnFile, SIGNING_LEVELS, type SigningLevel } from '../kernel/signing-level.ts';

/** The sample with a section of its own in which a clause moves rights, and one that stands beside it. */
const RIGHTS: DocumentContent = {
  ...SAMPLE_CONTENT,
  sections: [...SAMPLE_CONTENT.sections, { id: idOf(23), position: 3072, title: 'Rights' }],
  clauses: [...SAMPLE_CONTENT.clauses, rightsClause({ id: idOf(35), key: 'transfer', body: 'The Studio hereby assigns all rights.' }), rightsClause({ id: idOf(36), key: 'uses', body: 'In print and on screens.' })],
};

function rightsClause(of: Pick<Clause, 'id' | 'key' | 'body'>): Clause {
  const [like] = SAMPLE_CONTENT.clauses;
  if (like === undefined) throw new Error('the sample has no clause');
  return { ...like, position: 1024, sectionId: idOf(23), effect: 'unsaid', summaryLine: null, summary: '', ...of };
}
const say = (content: DocumentContent, key: string, set: Partial<Clause>): DocumentContent => ({ ...content, clauses: content.clauses.map((clause) => (clause.key === key ? { ...clause, ...set } : clause)) });
const under = (country: string, content: DocumentContent): DocumentContent => ({ ...content, head: { ...content.head, country } });
const amended = (base: DocumentContent, level: SigningLevel = 'code'): AmendedText => ({ base, level, words: PLAIN_WORDS, setAside: new Set(), above: null });
const reasons = (base: DocumentContent, content: DocumentContent, level: SigningLevel = 'code'): readonly FormReason[] => formReasons(content, amended(base, level));
const beside = (changes: AmendedText): Beside => ({ amended: changes, above: changes.above });
const ALONE: Beside = { amended: null, above: null };
const bound = (content: DocumentContent): ReadonlySet<string | null> => new Set(formFindings(content).filter(({ code }) => OF_FORM.has(code)).map(({ clauseId }) => clauseId));

describe('the form that an amendment needs', () => {
  it('is that of what it changes: in Poland a clause about rights that stays raises nothing', () => {
    const other = say(RIGHTS, 'ending', { body: 'Either side may end it at the close of a month.' });
    expect(reasons(RIGHTS, other)).toEqual([]);
    expect(levelsThatSuffice(other, ALONE)).toEqual(['elsewhere', 'paper']);
    expect(levelsThatSuffice(other, beside(amended(RIGHTS)))).toEqual(SIGNING_LEVELS);
  });

  it('is a file where the clause itself changes, comes or goes, is said to do something else, or passes under another law', () => {
    const gone = { ...RIGHTS, clauses: RIGHTS.clauses.filter(({ key }) => key !== 'transfer') };
    for (const [before, after] of [[RIGHTS, say(RIGHTS, 'transfer', { body: 'The Studio hereby assigns all rights in the films.' })], [RIGHTS, gone], [gone, RIGHTS], [RIGHTS, say(RIGHTS, 'transfer', { effect: 'none' })], [RIGHTS, under('US', RIGHTS)]] as const) {
      expect(reasons(before, after)[0]).toEqual({ why: 'changed', clauses: ['3.1'], least: 'elsewhere' });
      expect(sendingGaps(after, 'code', beside(amended(before))).weak).toContain('3.1');
    }
  });

  it('is a file too where a clause of the same part changes: of its section, pointed at, or pointing at it', () => {
    expect(reasons(RIGHTS, say(RIGHTS, 'uses', { body: 'In print.' }))).toEqual([{ why: 'belongs', clauses: ['3.2'], least: 'elsewhere' }]);
    const pointing = say(RIGHTS, 'ending', { body: 'What {#transfer} says stays.' });
    expect(reasons(pointing, say(pointing, 'ending', { body: 'What {#transfer} says goes.' }))).toEqual([{ why: 'belongs', clauses: ['2.2'], least: 'elsewhere' }]);
  });

  it('is in Russia that of the agreement, whatever changes; rules on electronic signing meet it', () => {
    const plain = under('RU', RIGHTS);
    expect(reasons(plain, say(plain, 'ending', { body: 'It ends at once.' }))).toEqual([{ why: 'law', clauses: ['3.1'], least: 'elsewhere' }]);
    const ruled = say(plain, 'price', { key: 'electronic-signing' });
    expect(reasons(ruled, say(ruled, 'ending', { body: 'It ends at once.' }))).toEqual([]);
  });

  it('is met in an order by the rules on electronic signing of its framework agreement, and not where that has none', () => {
    const order = say(under('RU', RIGHTS), 'price', { key: 'order-of-framework' });
    const change = say(order, 'ending', { body: 'It ends at once.' });
    const least = (above: boolean | null) => formReasons(change, { ...amended(order), above }).map(({ why }) => why);
    expect([least(false), least(true), least(null)]).toEqual([['law'], [], []]);
    expect(sendingGaps(order, 'code', { amended: null, above: false }).weak).toEqual(['3.1']);
    expect(sendingGaps(order, 'elsewhere', { amended: null, above: false }).weak).toEqual([]);
    expect(sendingGaps(order, 'code', { amended: null, above: true }).weak).toEqual([]);
    expect(levelsThatSuffice(order, { amended: null, above: false })).toEqual(['elsewhere', 'paper']);
    expect(levelsThatSuffice(order, { amended: null, above: true })).toEqual(SIGNING_LEVELS);
    const asking = say(say(under('RU', SAMPLE_CONTENT), 'price', { key: 'order-of-framework' }), 'acceptance', { body: 'Amendments to this agreement are made in writing.' });
    expect([false, true].map((above) => formReasons(say(asking, 'ending', { body: 'It ends.' }), { ...amended(asking), above }).map(({ why }) => why))).toEqual([['own_words'], []]);
  });

  it('is what the agreement’s own words ask: writing by the law of the country, or the way it was signed', () => {
    const [written, same] = [say(SAMPLE_CONTENT, 'acceptance', { body: 'Amendments to this agreement are made in writing.' }), say(SAMPLE_CONTENT, 'acceptance', { body: 'This agreement is changed in the same way as it was signed.' })];
    const change = (base: DocumentContent): DocumentContent => say(base, 'ending', { body: 'It ends at once.' });
    expect(reasons(written, change(written))).toEqual([{ why: 'own_words', clauses: ['1.2'], least: 'elsewhere' }]);
    expect(reasons(under('US', written), change(under('US', written)))).toEqual([]);
    expect(reasons(under('BR', written), change(under('BR', written)))).toEqual([{ why: 'unchecked', clauses: ['1.2'], least: 'link' }]);
    expect(reasons(same, change(same), 'code')).toEqual([{ why: 'own_way', clauses: ['1.2'], least: 'code' }]);
    expect(levelsThatSuffice(change(same), beside(amended(same, 'code')))).toEqual(['code', 'device', 'elsewhere', 'paper']);
    expect(levelsThatSuffice(change(same), beside(amended(same, 'paper')))).toEqual(['elsewhere', 'paper']);
    expect(reasons(same, change(same), 'link')).toEqual([]);
    const filled = { ...change(same), parties: same.parties.map((party) => ({ ...party, legalName: 'Bank Wschodni SA' })), variables: [] };
    expect(gapRefusal(sendingGaps(filled, 'link', beside(amended({ ...same, parties: filled.parties }))))).toMatchObject({ code: 'agreed-form-is-stronger', detail: { clauses: '1.2' } });
  });

  it('cannot be loosened by the amendment itself: the words in force decide', () => {
    const written = say(SAMPLE_CONTENT, 'acceptance', { body: 'Amendments to this agreement are made in writing.' });
    expect(reasons(written, say(written, 'acceptance', { body: 'Amendments are made by e-mail.' }))).toMatchObject([{ why: 'own_words', clauses: ['1.2'] }]);
  });

  it('asks nothing by words of which somebody said that they ask for no form; the law asks all the same', () => {
    const misread = say(RIGHTS, 'ending', { body: 'The Client tells in writing which amendments to the films they want.' });
    const [asking, change] = [askingClauses(amended(misread)), say(misread, 'price', { body: 'Two thousand.' })];
    expect(asking).toMatchObject([{ number: '2.2', text: expect.stringContaining('amendments to the films') }]);
    const aside = { ...amended(misread), setAside: new Set(asking.map(({ id }) => id)) };
    expect([formReasons(change, amended(misread)).map(({ why }) => why), formReasons(change, aside)]).toEqual([['own_words'], []]);
    const transfer = say(misread, 'transfer', { body: 'The Studio hereby assigns all rights in the films.' });
    expect(formReasons(transfer, aside).map(({ why }) => why)).toEqual(['changed']);
  });
});

let count = 900;
const newId = (): string => idOf((count += 1));

/** A text that somebody wrote on: of random edits, those that are granted. */
const writtenOn = (base: DocumentContent): fc.Arbitrary<DocumentContent> =>
  fc.array(anyEdit, { maxLength: 6 }).map((edits) => edits.reduce((content, edit) => {
    const applied = applyEdit(content, edit);
    return applied.ok ? applied.value : content;
  }, base));
const texts = fc.tuple(fc.constantFrom('PL', 'US', 'BR', 'RU'), fc.constantFrom('unsaid', 'surety', 'penalty', 'exclusive_licence')).chain(([country, effect]) => {
  const base = say(under(country, RIGHTS), 'ending', { effect: effect as Clause['effect'] });
  return writtenOn(base).map((content) => ({ base, content }));
});

describe('whatever an amendment changes', () => {
  it('its level is never below what any changed clause needs', () => {
    fc.assert(fc.property(texts, ({ base, content }) => {
      const [before, after] = [base, content].map((text) => new Map(renderDocument(text, PLAIN_WORDS).sections.flatMap(({ clauses }) => clauses.map(({ id, plainText }) => [id, plainText]))));
      const touched = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].filter((id) => before?.get(id) !== after?.get(id));
      const needs = touched.some((id) => bound(base).has(id) || bound(content).has(id));
      if (needs) expect(levelsThatSuffice(content, beside(amended(base))).every(isOnFile)).toBe(true);
    }));
  });

  it('clauses that stay raise it nowhere but where the law or the agreement says so', () => {
    fc.assert(fc.property(texts, ({ base, content }) => {
      const found = reasons(base, content);
      if (base.head.country !== 'RU') expect(found.some(({ why }) => why === 'law')).toBe(false);
      if (bound(base).size === 0 && bound(content).size === 0) expect(found).toEqual([]);
      expect(reasons(base, base).filter(({ why }) => why !== 'law')).toEqual([]);
    }));
  });

  it('setting clauses aside takes nothing from what the law asks', () => {
    fc.assert(fc.property(texts, ({ base, content }) => {
      const law = (found: readonly FormReason[]): readonly FormReason[] => found.filter(({ why }) => ['changed', 'belongs', 'law'].includes(why));
      const all = new Set([...base.clauses, ...content.clauses].map(({ id }) => id));
      expect(formReasons(content, { ...amended(base), setAside: all })).toEqual(law(reasons(base, content)));
    }));
  });

  it('a stronger way of signing never meets less, and a file meets all', () => {
    fc.assert(fc.property(texts, ({ base, content }) => {
      const found = reasons(base, content);
      const meets = (level: SigningLevel): boolean => found.every((reason) => suffices(level, reason));
      expect([meets('elsewhere'), meets('paper')]).toEqual([true, true]);
      expect(meets('link') && !meets('code')).toBe(false);
    }));
  });
});

describe('the agreement’s own words on its changes', () => {
  it.each([
    ['pl', 'Wszelkie zmiany niniejszej umowy wymagają formy pisemnej pod rygorem nieważności.', 'writing'],
    ['pl', 'Zmiana umowy wymaga takiej samej formy, jaką zachowano przy jej zawarciu.', 'same_way'],
    ['pl', 'Zmiana umowy wymaga formy dokumentowej.', null],
    ['pl', 'Zmiany umowy dokonuje się na piśmie albo e-mailem.', null],
    ['pl', 'Zmiana umowy nie wymaga formy pisemnej.', null],
    ['pl', 'O zmianie adresu Strona zawiadamia na piśmie.', null],
    ['en', 'This Agreement may be amended only in writing signed by both parties.', 'writing'],
    ['en', 'Changes to this agreement are made in the same form.', 'same_way'],
    ['en', 'A price is offered in writing. Changes to this agreement count once both confirmed them by e-mail.', null],
    ['ru', 'Изменения и дополнения к договору совершаются в письменной форме.', 'writing'],
    ['ru', 'Изменения договора подписываются тем же способом, что и сам договор.', 'same_way'],
    ['ru', 'Изменения договора подтверждаются по электронной почте.', null],
  ] as const)('are read in %s: %s', (locale, text, form) => {
    expect(agreedForm({ key: '', text }, locale)).toBe(form);
  });

  it('in the texts that come with the program leave the ways on the page open', () => {
    for (const content of BUILTIN_TEMPLATES.map((source) => contentFromSource(source, newId))) expect(levelsThatSuffice(content, beside(amended(content)))).toContain('code');
  });
});
