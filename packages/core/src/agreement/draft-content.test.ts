import { describe, expect, it } from 'vitest';
import type { Party } from '../document/content.ts';
import { SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { canonicalText } from '../document/canonical-text.ts';
import { renderDocument } from '../document/render-document.ts';
import { frozenContent, underLawOf, withHome, withKnown, withParties, type PartyFacts } from './draft-content.ts';

const bank: PartyFacts = { kind: 'organisation', legalName: 'Bank Wschodni S.A.', registration: 'KRS 0000000002', address: 'Lublin', country: '', representedBy: 'Anna Wrona', authority: 'head of training' };
const studio: PartyFacts = { ...bank, legalName: 'Studio Lipka sp. z o.o.' };

describe('a draft', () => {
  it('names both sides and keeps what the clauses call them', () => {
    const { parties } = withParties(SAMPLE_CONTENT, { provider: studio, client: bank });
    expect(parties.map(({ legalName, calledAs }) => [legalName, calledAs])).toEqual([['Studio Lipka sp. z o.o.', 'the Studio'], ['Bank Wschodni S.A.', 'the Bank']]);
  });

  it('does not write over a second party of a side', () => {
    const guarantor = { ...SAMPLE_CONTENT.parties[1], id: '00000000-0000-7000-8000-000000000003', legalName: 'Guarantor', position: 3072 } as (typeof SAMPLE_CONTENT.parties)[number];
    const { parties } = withParties({ ...SAMPLE_CONTENT, parties: [...SAMPLE_CONTENT.parties, guarantor] }, { provider: studio, client: bank });
    expect(parties.map(({ legalName }) => legalName)).toEqual(['Studio Lipka sp. z o.o.', 'Bank Wschodni S.A.', 'Guarantor']);
  });

  it('is told where a consumer lives by the record of the client, where the text that it takes over does not say it', () => {
    const [provider, client] = SAMPLE_CONTENT.parties as [Party, Party];
    const homes = (...clients: readonly Partial<Party>[]) => withHome({ ...SAMPLE_CONTENT, parties: [{ ...provider, kind: 'consumer' }, ...clients.map((change) => ({ ...client, ...change }))] }, 'NO').parties.map(({ country }) => country);
    expect(homes({ kind: 'consumer' }, { kind: 'consumer' })).toEqual(['', 'NO', '']);
    expect(homes({ kind: 'consumer', country: 'PL' })).toEqual(['', 'PL']);
    expect(homes({ kind: 'person' }, { kind: 'consumer' })).toEqual(['', '', '']);
  });

  it('stands under one currency and law throughout', () => {
    const content = underLawOf(SAMPLE_CONTENT, { country: 'IE', currency: 'EUR' });
    expect(content.head).toMatchObject({ country: 'IE', currency: 'EUR' });
    expect(JSON.stringify(content)).not.toContain('PLN');
    expect(content.variables.find(({ key }) => key === 'price')?.value).toBe('7840000 EUR');
  });
});

describe('what is known already', () => {
  const law = { id: '00000000-0000-7000-8000-000000000014', position: 4096, key: 'governing_law', label: 'Governing law', type: 'text' as const, value: 'Polish law', suggestions: [], required: true };
  const contact = { ...law, id: '00000000-0000-7000-8000-000000000015', key: 'provider_contact', value: null };
  const content = { ...SAMPLE_CONTENT, variables: [...SAMPLE_CONTENT.variables, law, contact] };
  const valueOf = ({ variables }: typeof content, key: string) => variables.find((variable) => variable.key === key)?.value;
  const known = { governingLaw: 'the law of Ireland', providerContact: 'Ola Lipska, ola@lipka.example', clientContact: '' };

  it('is filled where nothing stands yet, and never written over what does', () => {
    const filled = withKnown(content, known);
    expect([valueOf(filled, 'provider_contact'), valueOf(filled, 'governing_law'), valueOf(filled, 'notice')]).toEqual(['Ola Lipska, ola@lipka.example', 'Polish law', null]);
  });

  it('does not keep the law of the country a text was written for', () => {
    expect(valueOf(underLawOf(content, { country: 'PL', currency: 'PLN' }), 'governing_law')).toBe('Polish law');
    const abroad = underLawOf(content, { country: 'IE', currency: 'EUR' });
    expect([valueOf(abroad, 'governing_law'), valueOf(withKnown(abroad, known), 'governing_law'), valueOf(withKnown(abroad, { ...known, governingLaw: '' }), 'governing_law')]).toEqual([null, 'the law of Ireland', null]);
  });
});

describe('what is frozen', () => {
  it('says the same words and holds nothing that is the provider’s own', () => {
    const secret = { ...SAMPLE_CONTENT, clauses: SAMPLE_CONTENT.clauses.map((clause) => ({ ...clause, fallback: 'ten days at most' })), variables: SAMPLE_CONTENT.variables.map((variable) => ({ ...variable, suggestions: ['99'] })) };
    const frozen = frozenContent(secret);
    expect(canonicalText(renderDocument(frozen, PLAIN_WORDS))).toBe(canonicalText(renderDocument(SAMPLE_CONTENT, PLAIN_WORDS)));
    expect(JSON.stringify(frozen)).not.toMatch(/ten days at most|"99"/);
  });
});
