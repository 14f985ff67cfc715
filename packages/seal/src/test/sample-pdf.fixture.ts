import { createHash } from 'node:crypto';
import { CHAIN_START, chainEvent } from '@entente/core/agreement/event-chain';
import type { ChainedEvent, EventRecord, EventType } from '@entente/core/agreement/event-types';
import PDFDocument from 'pdfkit';
import { AGREEMENT_FILE, EVIDENCE_FILE, evidenceToAttach } from '../evidence.ts';

/** An agreement between the cast, as the product would attach it. */
export const AGREEMENT = Buffer.from(JSON.stringify({ number: 'A-2026-0007', title: 'Umowa o współpracy', provider: 'Studio Żółwik', client: 'ООО «Маяк»' }));

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const AGREEMENT_ID = '0193f0a0-0000-7000-8000-000000000007';
const WORDS = 'Umowa o współpracy\n\n1 Zakres\n1.1 Studio prowadzi warsztaty.\n';
const CONSENT = 'Я прочла договор и подписываю его.';
const BUTTON = 'Подписать';

function record(seq: number, type: EventType, name: string): EventRecord {
  return {
    id: `0193f0a0-0000-7000-8000-00000000010${seq}`,
    agreementId: AGREEMENT_ID,
    seq,
    type,
    at: `2026-03-0${seq}T09:00:00.123Z`,
    clock: 'server',
    versionNumber: 3,
    actor: { side: 'client', id: null, name, onBehalfOf: '' },
    origin: null,
    program: 'entente 0.1.0',
    body: { sha256: sha256(WORDS) },
  };
}

/** Three events in their chain. */
export function sampleEvents(): ChainedEvent[] {
  const records = [record(1, 'version.frozen', 'Ola Żak'), record(2, 'signature.given', 'Анна Петрова'), record(3, 'signature.given', 'Ola Żak')];
  const chain: ChainedEvent[] = [];
  for (const each of records) chain.push(chainEvent(chain.at(-1)?.hash ?? CHAIN_START, each, sha256));
  return chain;
}

/** What the server exports about that agreement, as far as it can be checked. */
export function sampleEvidence(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const events = sampleEvents();
  const signature = { typedName: 'Анна Петрова', documentSha256: sha256(WORDS), consentSha256: sha256(CONSENT), buttonSha256: sha256(BUTTON) };
  return {
    format: 'entente-evidence/1',
    agreement: { id: AGREEMENT_ID, number: 'A-2026-0007', title: 'Umowa o współpracy', locale: 'pl' },
    versions: [{ number: 3, sha256: sha256(WORDS) }],
    signatures: [signature],
    chain: chainOf(events),
    texts: Object.fromEntries([WORDS, CONSENT, BUTTON].map((text) => [sha256(text), text])),
    ...changes,
  };
}

/** The chain as an evidence file states it; the head is that of the untouched events. */
export function chainOf(events: readonly ChainedEvent[]): Record<string, unknown> {
  const untouched = sampleEvents();
  return { algorithm: 'SHA-256(prevHash + RFC 8785 JSON of record)', seq: untouched.length, head: untouched.at(-1)?.hash, events };
}

/** agreement.json and evidence.json as they are attached. */
export function sampleAttachments(changes: Readonly<Record<string, unknown>> = {}): Record<string, Uint8Array> {
  return { [AGREEMENT_FILE]: AGREEMENT, [EVIDENCE_FILE]: evidenceToAttach(sampleEvidence(changes), { [AGREEMENT_FILE]: AGREEMENT }) };
}

export type SamplePdf = { readonly pages?: number; readonly attachments?: Readonly<Record<string, Uint8Array>>; readonly isCompressed?: boolean };

/** A tagged PDF as the server would render it, with the agreement and its evidence attached. */
export async function samplePdf({ pages = 2, attachments = sampleAttachments(), isCompressed = true }: SamplePdf = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ tagged: true, pdfVersion: '1.7', lang: 'pl', compress: isCompressed, info: { Title: 'A-2026-0007' } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  document.on('end', () => resolve());
  for (const [name, content] of Object.entries(attachments)) document.file(Buffer.from(content), { name });
  for (let page = 1; page <= pages; page += 1) {
    if (page > 1) document.addPage();
    document.text(`Page ${page} of the agreement.`);
  }
  document.end();
  await ended;
  return Uint8Array.from(Buffer.concat(parts));
}
