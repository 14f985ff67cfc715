import type { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import type { ServerRefusal } from '../../shell/team-app/refusal.ts';

const ADDRESS = '/api/v1/agreements/contract-file';
const OK = 200;

/** Sends a contract's bytes to be read; XMLHttpRequest, because fetch does not say how far it is. Nothing is kept on the server. */
export function readContractFile(file: File, onProgress: (percent: number) => void): Promise<{ readonly found: IncomingContract } | { readonly refusal: ServerRefusal }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', ADDRESS);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : Math.floor((loaded * 100) / total)));
    request.addEventListener('load', () => resolve(request.status === OK ? { found: JSON.parse(request.responseText) as IncomingContract } : { refusal: refusalIn(request.status, request.responseText) }));
    request.addEventListener('error', () => resolve({ refusal: refusalIn(0, '') }));
    request.send(file);
  });
}

function refusalIn(status: number, body: string): ServerRefusal {
  try {
    const { data } = JSON.parse(body) as { data?: { refusal?: string; detail?: Readonly<Record<string, unknown>> } };
    return { status, code: data?.refusal ?? null, detail: data?.detail ?? {} };
  } catch {
    return { status, code: null, detail: {} };
  }
}

/** Where an agreement's text is given away as a file: of a frozen version, or of the draft. */
export function textFileAddress(id: string, { form, version }: { form: 'pdf' | 'docx' | 'markdown' | 'json'; version: number | null }): string {
  return `/api/v1/agreements/${id}/file?${new URLSearchParams({ form, ...(version === null ? {} : { version: String(version) }) }).toString()}`;
}
