import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './apply-edit.ts';
import { hashDocument, type DocumentHashes } from './canonical-text.ts';
import type { DocumentContent } from './content.ts';
import { SAMPLE_CONTENT, idOf } from './document.fixture.ts';
import type { Edit } from './edit.ts';
import { PLAIN_WORDS } from './frame-words.fixture.ts';
import { renderDocument } from './render-document.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hashesOf = (content: DocumentContent): DocumentHashes => hashDocument(renderDocument(content, PLAIN_WORDS), sha256);

/** What is typed into the clause of the ending, the name of a party and what a value says, on somebody's machine. */
type Typed = { readonly body: string; readonly name: string; readonly definition: string };

function written({ body, name, definition }: Typed): DocumentContent {
  const set = (kind: 'clauses' | 'parties' | 'terms', id: string, change: { readonly field: string; readonly before: string; readonly value: string }): Edit => ({ type: 'set', kind, id, ...change });
  const applied = applyEdits(SAMPLE_CONTENT, [
    set('clauses', idOf(34), { field: 'body', before: 'Either side may end it with {notice}.', value: body }),
    set('parties', idOf(2), { field: 'legalName', before: '', value: name }),
    set('terms', idOf(97), { field: 'definition', before: 'One lesson that can be taken alone.', value: definition }),
  ]);
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.value;
}

/** Words that have more than one spelling in Unicode: letters with marks, in our three languages and beyond, Hangul, a ligature of marks. */
const word = fc.constantFrom('żółć', 'Ёлка', 'подъём', 'café', 'Åse', 'Việt', '한글', 'q\u0307\u0323', 'plain', '§ 5', '1.2');
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 4 });
const texts = fc.record({ lines, name: line, definition: line });

/** How a machine writes the same text down: the form of its letters and the end of its lines. */
const machine = fc.record({ form: fc.constantFrom('NFC' as const, 'NFD' as const), end: fc.constantFrom('\n', '\r\n', '\r'), around: fc.constantFrom('', ' ', '\n', '\r\n') });

describe('the hash of a document', () => {
  it('is the same, as is the text that is kept, however a machine writes its letters and ends its lines', () => {
    fc.assert(fc.property(texts, machine, machine, (text, one, other) => {
      const typed = ({ form, end, around }: typeof one): Typed => ({ body: `${around}${text.lines.join(end).normalize(form)}${around}`, name: text.name.normalize(form), definition: text.definition.normalize(form) });
      const [mine, theirs] = [written(typed(one)), written(typed(other))];
      expect(mine).toEqual(theirs);
      expect(hashesOf(mine)).toEqual(hashesOf(theirs));
    }));
  });

  it('is another one for other words, other lines, and letters that only look alike', () => {
    const base: Typed = { body: 'Ten dni\nod doręczenia.', name: 'Bank', definition: 'Jedna lekcja.' };
    const others: readonly Partial<Typed>[] = [{ body: 'Ten dni od doręczenia.' }, { body: 'Ten dni\n\nod doręczenia!' }, { body: 'Ten dni\nod doreczenia.' }, { name: 'B\u0430nk' }, { name: 'Bank ﬁlia' }, { name: 'Bank filia' }];
    const hashes = [base, ...others.map((other) => ({ ...base, ...other }))].map((typed) => hashesOf(written(typed)).sha256);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
