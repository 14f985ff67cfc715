import type { Clause, DocumentContent } from '@entente/core/document/content';
import { effectsOf } from '@entente/core/document/law/clause-effect';
import { insertionEdits, replacementEdits, takenClause, type TakenClause } from '@entente/core/document/clause-insertion';
import type { Finding } from '@entente/core/document/finding';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { EditorActions } from '../../document/team/editor-actions.ts';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type LawMendsProps = {
  finding: Finding;
  actions: EditorActions;
  kind: EngagementKind | null;
  /** Moves the clause into a separate document; a template has none to move it to. */
  onSplit?: ((clauseId: string) => void) | undefined;
};

/** The ways out of a finding about the law; each is one press and can be undone. */
export function LawMends({ finding: { code, clauseId }, actions, kind, onSplit }: LawMendsProps) {
  const t = usePhrases();
  const mend = useMending(actions, kind);
  const ways: { label: string; run: () => void }[] = [];
  if (code === 'form-is-too-weak' && clauseId !== null) {
    if (onSplit !== undefined) ways.push({ label: t('law.split'), run: () => onSplit(clauseId) });
    if (movesRights(actions, clauseId)) ways.push({ label: t('law.licence'), run: () => void mend.licence(clauseId) });
  }
  if (code === 'electronic-rules-are-missing') ways.push({ label: t('law.addRules'), run: () => void mend.add('electronic-signing') });
  if (code === 'consumer-rights-are-not-named') ways.push({ label: t('law.addConsumer'), run: () => void mend.add('consumer') });
  if (clauseId !== null && code !== 'consumer-rights-are-not-named') ways.push({ label: t('law.movesNothing'), run: () => mend.movesNothing(clauseId) });
  return <span className="tp-mends">{ways.map(({ label, run }) => <button key={label} type="button" className="ui-link ui-link--small" onClick={run}>{label}</button>)}</span>;
}

function movesRights({ session }: EditorActions, clauseId: string): boolean {
  const { content } = session.state();
  const clause = content.clauses.find(({ id }) => id === clauseId);
  return clause !== undefined && effectsOf(clause, content.head.locale).some((effect) => effect === 'transfer_of_rights' || effect === 'exclusive_licence');
}

function useMending(actions: EditorActions, kind: EngagementKind | null) {
  const t = usePhrases();
  const { say } = useToasts();
  const { session } = actions;
  const taken = async (key: string): Promise<TakenClause | null> => {
    try {
      return await fromLibrary(key, session.state().content, kind);
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return null;
    }
  };
  return {
    async licence(clauseId: string) {
      // Where a licence stands already, the clause says honestly that copyright does not pass; else it becomes one.
      const licensed = session.state().content.clauses.some(({ id, key, effect }) => id !== clauseId && (key === 'licence' || effect === 'licence'));
      const found = await taken(licensed ? 'transfer' : 'licence');
      if (found !== null) actions.change(replacementEdits(session.state().content, found, { clauseId, newId: freshId }), t('law.licenceDone'));
    },
    async add(key: string) {
      const found = await taken(key);
      const { content } = session.state();
      const section = content.sections.at(-1);
      if (found === null || section === undefined) return;
      const number = `${content.sections.length}.${content.clauses.filter(({ sectionId }) => sectionId === section.id).length + 1}`;
      actions.change(insertionEdits(content, found, { place: { sectionId: section.id, after: null }, newId: freshId }), t('law.clauseAdded', { number }));
    },
    movesNothing(clauseId: string) {
      const clause = session.state().content.clauses.find(({ id }) => id === clauseId);
      if (clause !== undefined) actions.change([{ type: 'set', kind: 'clauses', id: clauseId, field: 'effect', before: clause.effect, value: 'none' }], t('law.movesNothingDone'));
    },
  };
}

/** The ready-made clause of this kind of engagement, or the one that most kinds share. */
async function fromLibrary(key: string, { head }: DocumentContent, kind: EngagementKind | null): Promise<TakenClause | null> {
  for (const source of [kind ?? 'service_agreement', 'service_agreement', 'coaching_agreement'] as const) {
    const { content } = await api.template.getBuiltin({ key: `${source}.${head.locale}` });
    const clause = content.clauses.find((one: Clause) => one.key === key);
    if (clause !== undefined) return takenClause(content, clause);
  }
  return null;
}
