import { expect, it } from 'vitest';
import { filesToSignOn, widestFiles } from './returned-file.ts';

it('a file is signed on once its signature cannot be taken back any more', () => {
  const made = { sha256: 'a', finalAt: null };
  const [early, late] = [{ sha256: 'b', finalAt: '2026-03-01T10:05:00.000Z' }, { sha256: 'c', finalAt: '2026-03-01T11:00:00.000Z' }];
  expect(filesToSignOn([made, early, late], '2026-03-01T10:05:00.000Z')).toEqual([made, early]);
  expect(filesToSignOn([made, early, late], '2026-03-01T10:04:59.999Z')).toEqual([made]);
});

it('one file is enough where each signed on the one before, and two where two signed on the same', () => {
  const [one, two, beside] = [{ sha256: 'b', beginsWith: 'a' }, { sha256: 'c', beginsWith: 'b' }, { sha256: 'd', beginsWith: 'a' }];
  expect(widestFiles([one, two])).toEqual([two]);
  expect(widestFiles([one, two, beside])).toEqual([two, beside]);
  expect(widestFiles([])).toEqual([]);
});
