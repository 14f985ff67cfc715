import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { PLAIN_WORDS } from '../document/frame-words.fixture.ts';
import { canonicalText } from '../document/canonical-text.ts';
import { renderDocument } from '../document/render-document.ts';
import { frozenContent, underLawOf, withParties, type PartyFacts } from './draft-content.ts';

const bank: PartyFacts = { kind: 'organisation', legalName: 'Bank Wschodni S.A.', registration: 'KRS 0000000002', address: 'Lublin', representedBy: 'Anna Wrona', authority: 'head of training' };
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

  it('stands under one currency and law throughout', () => {
    const content = underLawOf(SAMPLE_CONTENT, { country: 'IE', currency: 'EUR' });
    expect(content.head).toMatchObject({ country: 'IE', currency: 'EUR' });
    expect(JSON.stringify(content)).not.toContain('PLN');
    expect(content.variables.find(({ key }) => key === 'price')?.value).toBe('7840000 EUR');
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
