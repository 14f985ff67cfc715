import type { FileForm } from '@entente/core/agreement/agreement-file';
import { frozenContent } from '@entente/core/agreement/draft-content';
import { canonicalText, hashDocument } from '@entente/core/document/canonical-text';
import { documentMarkdown } from '@entente/core/document/document-markdown';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantDocument } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import { sha256 } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from '../agreement.access.ts';
import { loadAgreement, loadProviderFirm } from '../agreement.store.ts';
import { writtenOut } from '../agreement-version.actions.ts';
import { loadVersion, type StoredVersion } from '../agreement-version.store.ts';
import { printWords } from './agreement-version.pdf.ts';
import { agreementJson, type AgreementWords } from './agreement-version.view.ts';

const MEDIA: Readonly<Record<FileForm, { readonly type: string; readonly ending: string }>> = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  markdown: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  json: { type: 'application/json', ending: 'json' },
};

/** An agreement's text as a file: of a frozen version, or of the draft as it stands. What only the provider may read of a draft is not in it. */
export async function downloadAgreement(tx: Tx, { actor, now }: { actor: ProviderActor; now: Date }, { id, form, version }: { id: string; form: FileForm; version: number | null }): Promise<Answer<File>> {
  const grant = await grantAgreement(tx, actor, id);
  const source = grant === null ? null : await sourceOf(tx, { actor, grant }, version);
  if (grant === null || source === null) return refused('not-found');
  const [{ number }, firm] = [await loadAgreement(tx, grant.agreementId), await loadProviderFirm(tx)];
  const document = writtenOut(source.content);
  const words: AgreementWords = { document, number, versionNumber: version, sha256: source.sha256, provider: firm.legalName === '' ? firm.name : firm.legalName, at: now, timeZone: firm.timeZone };
  const bytes = await written(form, { words, records: () => agreementJson({ id: grant.agreementId, number, version, ...source, clauseHashes: [...source.clauseHashes] }) });
  const name = `${number}${version === null ? '-draft' : `-v${version}`}.${MEDIA[form].ending}`;
  return granted(new File([Uint8Array.from(bytes)], name, { type: MEDIA[form].type }));
}

type Source = Pick<StoredVersion, 'content' | 'canonicalText' | 'sha256' | 'clauseHashes'> & { readonly frozenAt: string | null };

async function sourceOf(tx: Tx, { actor, grant }: { actor: ProviderActor; grant: AgreementGrant }, version: number | null): Promise<Source | null> {
  if (version !== null) {
    const stored = await loadVersion(tx, grant.agreementId, version);
    if (stored === null) return null;
    const { content, canonicalText: text, sha256: hash, clauseHashes, frozenAt } = stored;
    return { content, canonicalText: text, sha256: hash, clauseHashes, frozenAt };
  }
  const document = await grantDocument(tx, actor, grant.documentId);
  if (document === null) return null;
  const content = frozenContent((await loadDocument(tx, document.documentId)).content);
  const rendered = writtenOut(content);
  const hashes = hashDocument(rendered, sha256);
  return { content, canonicalText: canonicalText(rendered), sha256: hashes.sha256, clauseHashes: hashes.clauses, frozenAt: null };
}

async function written(form: FileForm, { words, records }: { words: AgreementWords; records: () => Uint8Array }): Promise<Uint8Array> {
  switch (form) {
    case 'pdf':
      return printWords(words);
    case 'docx':
      // Loaded when it is asked for: few ask, and it is large.
      return (await import('./word/agreement-version.view.ts')).wordFile(words);
    case 'markdown':
      return Buffer.from(documentMarkdown(words.document), 'utf8');
    case 'json':
      return records();
  }
}
