import { expect, it } from 'vitest';
import { SAMPLE_CONTENT } from '../document/document.fixture.ts';
import { definitionFromProposal } from './proposal-definition.ts';

const list = { body: 'Words:\n[[terms]]' };

it('takes another explanation of a shared word', () => {
  expect(definitionFromProposal(SAMPLE_CONTENT, list, 'module:  What one person\nlearns in an hour.')).toMatchObject({ term: { name: 'Module' }, definition: 'What one person learns in an hour.' });
});

it.each([
  ['another word', list, 'Lesson: an hour.'],
  ['no explanation', list, 'Module: '],
  ['words without a name', list, 'We mean something else.'],
  ['a clause that lists no words', { body: 'Module: x' }, 'Module: an hour.'],
])('leaves alone %s', (_, clause, proposal) => {
  expect(definitionFromProposal(SAMPLE_CONTENT, clause, proposal)).toBeNull();
});
