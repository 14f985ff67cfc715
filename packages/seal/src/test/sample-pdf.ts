import PDFDocument from 'pdfkit';
import { AGREEMENT_FILE, CHAIN_START, chainEvent, type ChainedEvent, EVIDENCE_FILE, type EvidenceFile } from '../evidence.ts';
import { createHash } from 'node:crypto';

/** An agreement between the cast, as the product would attach it. */
export const AGREEMENT = Buffer.from(JSON.stringify({ number: 'A-2026-0007', title: 'Umowa o współpracy', provider: 'Studio Żółwik', client: 'ООО «Маяк»' }));

/** Three events in their chain. */
export function sampleEvents(): ChainedEvent[] {
  const events = [
    { seq: 1, type: 'version.frozen', at: '2026-03-02T09:00:00.000Z', body: { number: 3, clauses: ['1', '2'] } },
    { seq: 2, type: 'signature.given', at: '2026-03-03T10:15:30.123Z', body: { name: 'Анна Петрова', role: 'директор' } },
    { seq: 3, type: 'signature.given', at: '2026-03-03T11:00:00.000Z', body: { name: 'Ola Żak', role: 'właścicielka' } },
  ];
  const chain: ChainedEvent[] = [];
  for (const event of events) chain.push(chainEvent(chain.at(-1)?.hash ?? CHAIN_START, event));
  return chain;
}

export function sampleEvidence(changes: Partial<EvidenceFile> = {}): EvidenceFile {
  const events = sampleEvents();
  const sha256 = createHash('sha256').update(AGREEMENT).digest('hex');
  return { agreement: { sha256 }, chainHead: events.at(-1)?.hash ?? '', events, ...changes };
}

export type SamplePdf = { readonly pages?: number; readonly attachments?: Readonly<Record<string, Uint8Array>>; readonly isCompressed?: boolean };

/** A tagged PDF as the server would render it, with the agreement and its evidence attached. */
export async function samplePdf({ pages = 2, attachments, isCompressed = true }: SamplePdf = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ tagged: true, pdfVersion: '1.7', lang: 'pl', compress: isCompressed, info: { Title: 'A-2026-0007' } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  document.on('end', () => resolve());
  const files = attachments ?? { [AGREEMENT_FILE]: AGREEMENT, [EVIDENCE_FILE]: Buffer.from(JSON.stringify(sampleEvidence())) };
  for (const [name, content] of Object.entries(files)) document.file(Buffer.from(content), { name });
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) document.addPage();
    document.text(`Page ${page} of the agreement.`);
  }
  document.end();
  await ended;
  return Uint8Array.from(Buffer.concat(parts));
}
