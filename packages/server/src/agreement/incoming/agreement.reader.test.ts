import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readContract } from './agreement.reader.ts';

it('a Word file is unpacked no further than a contract is large, whatever it says of its size', async () => {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const words = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>1. Work</w:t></w:r></w:p></w:body></w:document>';
  const file = zipSync({ '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(relations), 'word/document.xml': strToU8(words), 'word/media/a.bmp': new Uint8Array(400_000) });
  const view = new DataView(file.buffer, file.byteOffset);
  const headers = Array.from({ length: file.length - 4 }, (_, at) => at).filter((at) => view.getUint32(at) === 0x504b0304);
  for (const header of headers) view.setUint32(header + 22, 10, true);
  expect((await readContract(file)).lines.map(({ text }) => text)).toEqual(['1. Work']);
  await expect(readContract(file, 300_000)).rejects.toMatchObject({ code: 'contract-is-too-long' });
});
