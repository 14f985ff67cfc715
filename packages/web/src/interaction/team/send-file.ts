import type { TimelineAbout } from '../interaction.queries.ts';

/**
 * Sends a file's bytes as they are; XMLHttpRequest, because fetch does not say how far it is.
 * @returns the refusal's code, or null when the file is kept.
 */
export function sendFile(file: File, about: TimelineAbout, onProgress: (percent: number) => void): Promise<string | null> {
  const address = `/api/v1/attachments/file?${new URLSearchParams({ ...about, name: file.name }).toString()}`;
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : Math.floor((loaded * 100) / total)));
    request.addEventListener('load', () => resolve(request.status === 201 ? null : refusalIn(request.responseText)));
    request.addEventListener('error', () => resolve(''));
    request.send(file);
  });
}

function refusalIn(body: string): string {
  try {
    const { data } = JSON.parse(body) as { data?: { refusal?: string } };
    return data?.refusal ?? '';
  } catch {
    return '';
  }
}
