import type { KeyPart, KeyScope } from '@entente/core/integration/key-scope';
import type { Translator } from '@entente/phrases/translator';

/** "Clients and people: read". */
export function scopeWords(t: Translator, scope: KeyScope): string {
  const [part, level] = scope.split(':') as [KeyPart, 'read' | 'write'];
  return t(level === 'read' ? 'integration.scopeRead' : 'integration.scopeWrite', { part: t(`integration.part_${part}`) });
}
