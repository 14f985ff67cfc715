import { describe, expect, it } from 'vitest';
import { BUILTIN_TEMPLATES } from './builtin-templates.ts';
import { typeset, typesetSource } from './typeset.ts';

/** Non-breaking spaces made visible. */
const shown = (text: string): string => text.replaceAll('\u00A0', '_');

describe('typeset', () => {
  it('ties Polish and Russian words of one letter to the next word, several in a row too', () => {
    expect(shown(typeset('pl', 'Cena i w tym „o projekcie”, a potem W domu'))).toBe('Cena i_w_tym „o_projekcie”, a_potem W_domu');
    expect(shown(typeset('ru', 'Работа и в срок, а «с Заказчиком» — к лету'))).toBe('Работа и_в_срок, а_«с_Заказчиком»_— к_лету');
    expect(shown(typeset('en', 'I have a plan'))).toBe('I have a plan');
  });

  it('ties numbers to what they count and references to their word', () => {
    expect(shown(typeset('en', 'within 5 days, clauses {#price} and {#term}, 80 %'))).toBe('within 5_days, clauses_{#price} and {#term}, 80_%');
    expect(shown(typeset('pl', 'zgodnie z pkt {#price} i art. 53'))).toBe('zgodnie z_pkt_{#price} i_art._53');
    expect(shown(typeset('ru', 'по п. {#price} и статье 395'))).toBe('по п._{#price} и_статье_395');
  });

  it('leaves list marks and line ends as they are', () => {
    expect(shown(typeset('pl', 'Strona:\n- w terminie;\n- i dobrze.'))).toBe('Strona:\n- w_terminie;\n- i_dobrze.');
  });

  it('changes nothing the second time', () => {
    for (const template of BUILTIN_TEMPLATES) expect(typesetSource(template)).toEqual(template);
  });
});

describe('typesetSource', () => {
  it('keeps the written form of values that are not text', () => {
    const [template] = BUILTIN_TEMPLATES;
    const rate = template?.variables.find(({ key }) => key === 'hour_rate');
    expect(rate?.suggestions?.[0]).toBe('6000 EUR');
  });
});
