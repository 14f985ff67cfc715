import { SAMPLE_CONTENT } from '@entente/core/document/document.fixture';
import type { Party } from '@entente/core/document/content';
import { translator } from '@entente/phrases/translators';
import { expect, it } from 'vitest';
import { bindingWords } from './signature.view.ts';

const [studio, bank] = SAMPLE_CONTENT.parties;

function wordsFor(law: string, side: 'client' | 'provider', ...clients: readonly Partial<Party>[]) {
  if (studio === undefined || bank === undefined) throw new Error('the sample has two parties');
  const content = { ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, country: law }, parties: [studio, ...clients.map((client) => ({ ...bank, ...client }))] };
  const { organisation, consents, buttonText } = bindingWords(translator('en'), { content, side, level: 'link' });
  return { organisation, boxes: consents.map(({ box }) => box), buttonText };
}

it('gives a consumer who is named after an organisation the boxes and the button of a consumer, and the organisation its declaration', () => {
  const [pays, plainly] = [translator('en')('signing.buttonSignAndPay'), translator('en')('signing.buttonSign')];
  const both = [{ kind: 'organisation' }, { kind: 'consumer', country: 'FR' }] as const;
  expect(wordsFor('US', 'client', ...both)).toEqual({ organisation: true, boxes: ['electronic_us', 'early_start', 'right_ends'], buttonText: pays });
  expect(wordsFor('US', 'client', { kind: 'organisation' })).toEqual({ organisation: true, boxes: ['electronic_us'], buttonText: plainly });
  expect(wordsFor('US', 'provider', ...both)).toEqual({ organisation: true, boxes: ['electronic_us'], buttonText: plainly });
});
