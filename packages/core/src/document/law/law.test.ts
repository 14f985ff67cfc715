import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../content.ts';
import { SAMPLE_CONTENT } from '../document.fixture.ts';
import { findings, findingsUnder } from '../findings.ts';
import { effectsRead, LEGAL_EFFECTS, rulesFor, type ClauseEffect } from './clause-effect.ts';
import { FORM_RULES, LEGAL_FORMS, formRequired } from './form-rules.ts';
import { lackOfLinkSignature } from './signing-strength.ts';

type Given = { readonly country?: string; readonly locale?: 'en' | 'pl' | 'ru'; readonly body?: string; readonly effect?: ClauseEffect; readonly signing?: boolean };

/** The sample, whose last clause says and does what is given. */
function given({ country = 'PL', locale = 'en', body, effect = 'unsaid', signing = false }: Given): DocumentContent {
  const clauses = SAMPLE_CONTENT.clauses.map((clause) => (clause.key === 'ending' ? { ...clause, effect, body: body ?? clause.body } : signing && clause.key === 'price' ? { ...clause, key: 'electronic-signing' } : clause));
  return { ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, country, locale }, clauses };
}
const ofLaw = (what: Given): string[] => findings(given(what)).filter(({ code }) => code.startsWith('form-') || code === 'electronic-rules-are-missing').map(({ code, severity, name }) => `${severity} ${code} ${name}`);

describe('the form that a law asks for', () => {
  it.each([
    ['PL', 'transfer_of_rights', 'written_or_qualified'],
    ['PL', 'exclusive_licence', 'written_or_qualified'],
    ['PL', 'surety', 'written_or_qualified'],
    ['PL', 'licence', 'free'],
    ['PL', 'penalty', 'free'],
    ['PL', 'data_processing', 'text'],
    ['RU', 'transfer_of_rights', 'agreed_electronic'],
    ['RU', 'exclusive_licence', 'agreed_electronic'],
    ['RU', 'licence', 'agreed_electronic'],
    ['RU', 'surety', 'agreed_electronic'],
    ['RU', 'penalty', 'agreed_electronic'],
    ['RU', 'data_processing', 'free'],
    ['US', 'transfer_of_rights', 'text'],
    ['US', 'exclusive_licence', 'text'],
    ['US', 'surety', 'text'],
    ['US', 'licence', 'free'],
    ['DE', 'transfer_of_rights', 'not_checked'],
    ['DE', 'data_processing', 'text'],
    ['DE', 'licence', 'free'],
    ['BR', 'exclusive_licence', 'not_checked'],
    ['BR', 'penalty', 'free'],
  ] as const)('in %s for %s is: %s', (country, effect, expected) => {
    const answer = formRequired(country, effect);
    expect(typeof answer === 'string' ? answer : answer.form).toBe(expected);
  });

  it('always names its source and the day it was looked up, once an effect', () => {
    for (const rules of Object.values(FORM_RULES)) {
      expect(new Set(rules.map(({ effect }) => effect)).size).toBe(rules.length);
      for (const { source, checkedOn } of rules) expect([source.length > 5, /^20\d\d-\d\d-\d\d$/u.test(checkedOn)]).toEqual([true, true]);
    }
  });

  it('is in the United States that of a work made for hire, which no transfer makes, and of both where both are written', () => {
    const sources = (body: string, country = 'US') => rulesFor({ effect: 'unsaid', body }, { country, locale: 'en' }).map(({ rule }) => (typeof rule === 'string' ? rule : rule.source.split(';')[0]));
    expect(sources('The modules are works made for hire.')).toEqual(['17 U.S.C. §§ 101, 201(b)']);
    expect(sources('The modules are Works Made for Hire; otherwise the Studio hereby assigns all copyright to the Client.')).toEqual(['17 U.S.C. §§ 101, 201(b)', '17 U.S.C. § 204(a)']);
    expect(sources('The Studio hereby assigns all copyright to the Client.')).toEqual(['17 U.S.C. § 204(a)']);
    expect(sources('The modules are works made for hire.', 'PL').join(' ')).toContain('art. 53');
    expect(sources('The Client pays.')).toEqual([]);
  });

  it('is never met better by fewer rules of signing', () => {
    const signing = [{ key: 'electronic-signing' }];
    fc.assert(fc.property(fc.constantFrom(...LEGAL_FORMS), (form) => lackOfLinkSignature(form, signing) === null || lackOfLinkSignature(form, []) !== null));
  });
});

describe('a clause that moves rights', () => {
  it.each([
    ['en', 'On payment the Studio transfers copyright in the modules to the Bank.', 'transfer_of_rights'],
    ['en', 'The Studio hereby assigns everything it makes.', 'transfer_of_rights'],
    ['en', 'The Studio assigns to the Bank all copyright in the modules.', 'transfer_of_rights'],
    ['en', 'On full payment, and without a separate document, all copyright in the works shall pass to the Bank.', 'transfer_of_rights'],
    ['en', 'All intellectual property created under this agreement vests in \uFFFC.', 'transfer_of_rights'],
    ['en', 'Not later than on payment, \uFFFC transfers to \uFFFC the economic rights.', 'transfer_of_rights'],
    ['en', 'The Studio assigns to the Bank:\n- the files;\n- copyright in the modules;\n- the name.', 'transfer_of_rights'],
    ['en', 'The Bank receives an exclusive licence.', 'exclusive_licence'],
    ['en', 'The Studio grants an exclusive, perpetual licence.', 'exclusive_licence'],
    ['en', 'The license is granted on an exclusive basis.', 'exclusive_licence'],
    ['pl', 'Z chwilą zapłaty Wykonawca przenosi autorskie prawa majątkowe na Zamawiającego.', 'transfer_of_rights'],
    ['pl', 'Z chwilą zapłaty następuje przeniesienie autorskich praw majątkowych na Zamawiającego.', 'transfer_of_rights'],
    ['pl', 'Z chwilą zapłaty autorskie prawa majątkowe do utworów przechodzą na Zamawiającego.', 'transfer_of_rights'],
    ['pl', 'Wykonawca przenosi na rzecz Zamawiającego autorskie prawa do utworów.', 'transfer_of_rights'],
    ['pl', 'Zamawiający nabywa z chwilą zapłaty autorskie prawa majątkowe.', 'transfer_of_rights'],
    ['pl', 'Nie później niż w dniu zapłaty \uFFFC przenosi na \uFFFC, bez ograniczeń co do czasu i terytorium, na polach z art. 50 ustawy, całość praw do utworów.', 'transfer_of_rights'],
    ['pl', 'Wykonawca nie tylko przenosi autorskie prawa majątkowe, lecz także oddaje pliki.', 'transfer_of_rights'],
    ['pl', 'Bez odrębnego wynagrodzenia autorskie prawa majątkowe przechodzą na \uFFFC i nie wymaga to osobnej umowy.', 'transfer_of_rights'],
    ['pl', 'Wykonawca przekazuje Zamawiającemu prawa autorskie.', 'transfer_of_rights'],
    ['pl', 'Wykonawca udziela licencji\u00A0wyłącznej.', 'exclusive_licence'],
    ['pl', 'Wykonawca udziela wyłącznej, nieograniczonej licencji.', 'exclusive_licence'],
    ['pl', 'Licencja ma charakter wyłączny.', 'exclusive_licence'],
    ['ru', 'Исполнитель передаёт исключительное право на материалы.', 'transfer_of_rights'],
    ['ru', 'После оплаты исключительное право на результат переходит к Заказчику.', 'transfer_of_rights'],
    ['ru', 'Исполнитель передаёт \uFFFC в полном объёме исключительные права на материалы.', 'transfer_of_rights'],
    ['ru', 'С подписанием акта Заказчик приобретает имущественные права на тексты.', 'transfer_of_rights'],
    ['ru', 'Происходит отчуждение в пользу Заказчика исключительного права.', 'transfer_of_rights'],
    ['ru', 'Заказчик получает исключительную лицензию.', 'exclusive_licence'],
    ['ru', 'Лицензия носит исключительный характер.', 'exclusive_licence'],
  ] as const)('is told by its words in %s: %s', (locale, words, effect) => {
    expect(effectsRead(words, locale)).toEqual([effect]);
  });

  it.each([
    ['en', 'The Bank receives a non-exclusive licence.'],
    ['en', 'A signature through a link does not transfer copyright here.'],
    ['en', 'No copyright is transferred by this agreement.'],
    ['en', 'The licence is not exclusive and lasts as long as copyright.'],
    ['en', 'The Studio retains copyright, and title to the printed copies passes to the Bank.'],
    ['en', 'The copies pass to the Bank; copyright remains with the Studio.'],
    ['en', 'Copyright itself passes only by a separate signed document.'],
    ['en', 'With the transfer of a file the Bank receives a licence for as long as copyright lasts.'],
    ['en', 'Nothing in this agreement transfers copyright, and files are delivered without a transfer of copyright.'],
    ['en', 'People assigned to the work respect the copyright of third parties.'],
    ['pl', 'Zapłata nie oznacza, że autorskie prawa majątkowe przechodzą na Zamawiającego.'],
    ['pl', 'Do przeniesienia autorskich praw majątkowych potrzebna jest osobna umowa.'],
    ['pl', 'Wykonawca przekazuje pliki i oświadcza, że ma do nich prawa autorskie.'],
    ['pl', 'Własność nośnika przechodzi na Zamawiającego, a prawa autorskie pozostają przy Wykonawcy.'],
    ['pl', 'Licencja wygasa wyłącznie na piśmie; nie jest wyłączna.'],
    ['pl', 'Wykonawca udziela licencji niewyłącznej, a niewyłączna licencja trwa pięć lat.'],
    ['pl', 'Ta umowa nie przenosi autorskich praw majątkowych.'],
    ['pl', 'Podpis przez link nie przenosi praw autorskich.'],
    ['ru', 'Заказчик получает неисключительную лицензию.'],
    ['ru', 'Исполнитель не передаёт исключительное право.'],
    ['ru', 'Исполнитель передаёт материалы и гарантирует, что авторские права третьих лиц не нарушены.'],
    ['ru', 'Само исключительное право по лицензии не переходит.'],
    ['ru', 'Само исключительное право переходит только по отдельному документу.'],
    ['ru', 'С передачей результата Заказчик получает простую лицензию на весь срок действия исключительного права.'],
    ['ru', 'Лицензия действует исключительно в России.'],
  ] as const)('is not found in %s where it says the contrary: %s', (locale, words) => {
    expect(effectsRead(words, locale)).toEqual([]);
  });

  it('is found where the client is a value of the agreement', () => {
    for (const body of ['Z chwilą zapłaty Wykonawca przenosi na {client_name} autorskie prawa majątkowe.', '{client_name} nabywa autorskie prawa majątkowe.', 'Autorskie prawa majątkowe przysługują {client_name}.']) expect(ofLaw({ locale: 'pl', body }), body).toEqual(['blocks_sending form-is-too-weak transfer_of_rights']);
  });

  it('stops the sending in Poland, whatever its words look like', () => {
    expect(ofLaw({ effect: 'transfer_of_rights' })).toEqual(['blocks_sending form-is-too-weak transfer_of_rights']);
    expect(ofLaw({ locale: 'pl', body: 'Studio przenosi autorskie prawa majątkowe na Bank.' })).toEqual(['blocks_sending form-is-too-weak transfer_of_rights']);
    expect(ofLaw({ effect: 'licence' })).toEqual([]);
  });

  it('stops it no longer once somebody has said that it moves nothing', () => {
    expect(ofLaw({ locale: 'pl', body: 'Studio przenosi autorskie prawa majątkowe na Bank.', effect: 'none' })).toEqual([]);
  });

  it('needs rules on electronic signing in Russia, and no more', () => {
    expect(ofLaw({ country: 'RU', effect: 'transfer_of_rights' })).toEqual(['blocks_sending electronic-rules-are-missing transfer_of_rights']);
    expect(ofLaw({ country: 'RU', effect: 'transfer_of_rights', signing: true })).toEqual([]);
  });

  describe('in an order', () => {
    const order = (what: Given): DocumentContent => {
      const content = given(what);
      return { ...content, clauses: content.clauses.map((clause) => (clause.key === 'acceptance' ? { ...clause, key: 'order-of-framework' } : clause)) };
    };
    const under = (signingRules: boolean) => ({ purpose: 'agreement' as const, kind: null, under: { number: 'A-1', terms: [], signingRules } });
    const codes = (what: Given, signingRules: boolean): string[] => findingsUnder(order(what), under(signingRules)).map(({ code }) => code);

    it('needs them in its framework agreement or in itself, and is not asked where nobody looked there', () => {
      expect(codes({ country: 'RU', effect: 'penalty' }, false)).toContain('electronic-rules-are-missing');
      expect(codes({ country: 'RU', effect: 'penalty' }, true)).not.toContain('electronic-rules-are-missing');
      expect(codes({ country: 'RU', effect: 'penalty', signing: true }, false)).not.toContain('electronic-rules-are-missing');
      expect(findings(order({ country: 'RU', effect: 'penalty' })).map(({ code }) => code)).not.toContain('electronic-rules-are-missing');
    });

    it('gets by no rules what they cannot give', () => {
      for (const rules of [true, false]) expect(codes({ country: 'PL', effect: 'transfer_of_rights' }, rules)).toContain('form-is-too-weak');
    });
  });

  it('only informs where nobody looked the law up, and is free in the United States', () => {
    expect(ofLaw({ country: 'DE', effect: 'exclusive_licence' })).toEqual(['thin form-is-not-checked exclusive_licence']);
    expect(ofLaw({ country: 'US', effect: 'transfer_of_rights' })).toEqual([]);
  });
});

describe('a consumer in Europe', () => {
  const onClient = (change: Partial<DocumentContent['parties'][number]>, country: string): string[] => {
    const content = given({ country });
    const of = new Set(['consumer-rights-are-not-named', 'consumer-home-is-missing', 'consumer-home-is-not-checked', 'protection-is-polish', 'profession-is-not-said']);
    return findings({ ...content, parties: content.parties.map((party) => (party.side === 'client' ? { ...party, ...change } : party)) }).filter(({ code }) => of.has(code)).map(({ code, severity }) => `${severity} ${code}`);
  };

  it.each([
    ['PL', 'consumer', 'PL', ['missing consumer-rights-are-not-named']],
    ['PL', 'consumer', '', ['missing consumer-rights-are-not-named', 'thin consumer-home-is-missing']],
    ['US', 'consumer', '', ['missing consumer-home-is-missing']],
    ['US', 'consumer', 'PL', ['missing consumer-rights-are-not-named']],
    ['US', 'consumer', 'GP', ['missing consumer-rights-are-not-named']],
    ['US', 'consumer', 'US', ['thin consumer-home-is-not-checked']],
    ['PL', 'consumer', 'GB', ['missing consumer-rights-are-not-named', 'thin consumer-home-is-not-checked']],
    ['RU', 'consumer', 'RU', []],
    ['PL', 'consumer', 'RU', ['missing consumer-rights-are-not-named', 'thin consumer-home-is-not-checked']],
    ['PL', 'protected_person', '', ['missing consumer-rights-are-not-named']],
    ['DE', 'protected_person', 'PL', ['missing protection-is-polish']],
    ['PL', 'person', '', ['thin profession-is-not-said']],
    ['US', 'person', 'PL', []],
    ['PL', 'organisation', 'PL', []],
    ['US', 'organisation', '', []],
  ] as const)('law %s, a %s who lives in %s: what is asked', (law, kind, country, asked) => {
    expect(onClient({ kind, country }, law)).toEqual(asked);
  });

  it.each([
    ['en', 'PL', 'consumer', 'Amounts are net; VAT is added where the law requires it.', ['Amounts are net']],
    ['en', 'PL', 'consumer', 'Tax is included. There are no further costs.', []],
    ['en', 'US', 'consumer', 'The price is 100 EUR plus VAT.', ['plus VAT']],
    ['en', 'PL', 'organisation', 'Amounts are net.', []],
    ['pl', 'PL', 'protected_person', 'Kwoty są kwotami netto.', ['netto']],
    ['pl', 'PL', 'consumer', 'Cena nie zawiera VAT.', ['nie zawiera VAT']],
    ['pl', 'PL', 'consumer', 'Cena jest ceną brutto, bez nettowania.', []],
    ['ru', 'RU', 'consumer', 'НДС начисляется сверх цены.', ['НДС начисляется сверх']],
    ['ru', 'RU', 'consumer', 'Цена указана без НДС (УСН).', []],
    ['ru', 'RU', 'person', 'НДС начисляется сверх цены.', []],
  ] as const)('%s, law %s, a %s: what leaves tax out of the price in "%s"', (locale, country, kind, body, named) => {
    const content = given({ country, locale, body });
    const parties = content.parties.map((party) => (party.side === 'client' ? { ...party, kind, country: 'PL' } : party));
    const found = (of: DocumentContent) => findings(of).filter(({ code }) => code === 'consumer-price-is-net').map(({ name }) => name);
    expect(found({ ...content, parties })).toEqual(named);
    expect(found({ ...content, parties, billingItems: content.billingItems.map((item) => ({ ...item, amountMinor: 0 })) })).toEqual([]);
  });

  it('asks each person in business among several clients, as long as none of them has the rights', () => {
    const asked = (country: string, ...kinds: readonly DocumentContent['parties'][number]['kind'][]) => {
      const content = given({ country });
      const client = content.parties.find(({ side }) => side === 'client');
      if (client === undefined) throw new Error('the sample has a client');
      const parties = [...content.parties.filter(({ side }) => side !== 'client'), ...kinds.map((kind, at) => ({ ...client, kind, country: 'PL', legalName: `${kind} ${at}` }))];
      return findings({ ...content, parties }).filter(({ code }) => code === 'profession-is-not-said').map(({ name }) => name);
    };
    expect(asked('PL', 'person', 'person')).toEqual(['person 0', 'person 1']);
    expect(asked('PL', 'organisation', 'person')).toEqual(['person 1']);
    expect(asked('PL', 'person', 'protected_person')).toEqual([]);
    expect(asked('PL', 'consumer', 'person')).toEqual([]);
    expect(asked('DE', 'person', 'person')).toEqual([]);
  });

  const consumer = (change: Partial<DocumentContent['parties'][number]>, country = 'PL', key = ''): string[] => {
    const content = given({ country });
    return findings({ ...content, parties: content.parties.map((party) => (party.side === 'client' ? { ...party, ...change } : party)), clauses: content.clauses.map((clause) => (clause.key === 'ending' && key !== '' ? { ...clause, key } : clause)) }).filter(({ code }) => code === 'consumer-rights-are-not-named').map(({ severity }) => severity);
  };

  it('is told of their rights in the text; that informs and stops nothing', () => {
    expect(consumer({ kind: 'consumer' })).toEqual(['missing']);
    expect(consumer({ kind: 'consumer' }, 'NO')).toEqual(['missing']);
    expect(consumer({ kind: 'consumer' }, 'US')).toEqual([]);
    expect(consumer({ kind: 'person' })).toEqual([]);
    expect(consumer({ kind: 'consumer' }, 'PL', 'consumer')).toEqual([]);
  });
});

it('every effect can be read or said, and reading never fails', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('en' as const, 'pl' as const, 'ru' as const), (words, locale) => effectsRead(words, locale).every((effect) => LEGAL_EFFECTS.includes(effect))));
});
