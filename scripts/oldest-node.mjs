/**
 * Says plainly what is needed where Node is too old even to bring a newer one. Written for the oldest Node that
 * knows modules, and imported before anything else: whatever newer code stands in another file is not read then.
 */
import { words } from './words.mjs';

const OLDEST_THAT_BRINGS_ANOTHER = 18;

export function leaveOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_THAT_BRINGS_ANOTHER) return;
  console.error(words('node-unsupported', { found: process.versions.node }));
  process.exit(1);
}
