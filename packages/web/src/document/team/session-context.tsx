import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { Dismissal } from '@entente/core/document/content';
import type { Finding } from '@entente/core/document/finding';
import { dismissalOf, findingsUnder, isSetAside } from '@entente/core/document/findings';
import { renderDocument } from '@entente/core/document/render-document';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { frameWords } from '@entente/phrases/all-frame-words';
import { api } from '../../shell/team-app/api.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { documentQuery } from '../document.queries.ts';
import { DocumentSession, type ServerNo, type SessionState } from './document-session.ts';
import { readKept, writeKept } from './edit-queue.ts';
import { sharingUnchanged } from './rendered-sharing.ts';

/** How often others' work is asked for while the page is looked at. */
const POLL_MS = 8_000;
/** A connection that is neither there nor gone, as in a tunnel, gives no answer for minutes: after so long it counts as gone, and what waits is sent again under its key. */
const PATIENCE_MS = 20_000;

export type OpenDocument = {
  readonly session: DocumentSession;
  readonly state: SessionState;
  /** The document as it reads, in its own language. */
  readonly rendered: RenderedDocument;
  /** What is open: without what was set aside. It follows the words a moment later. */
  readonly findings: readonly Finding[];
  readonly aside: readonly { readonly finding: Finding; readonly dismissal: Dismissal }[];
  /** An agreement is asked for more than a template: it is filled for one client. */
  readonly purpose: DocumentView['purpose'];
  /** What its frames are asked to hold. */
  readonly kind: DocumentView['kind'];
  /** What the text says that an order names; null for any other document. */
  readonly framework: DocumentView['framework'];
};

const DocumentContext = createContext<OpenDocument | null>(null);

/** The document that is open, and the session that edits it. */
export function useOpenDocument(): OpenDocument {
  const open = useContext(DocumentContext);
  if (open === null) throw new Error('useOpenDocument is used outside DocumentSessionProvider.');
  return open;
}

/** Opens a document for editing and keeps it up to date for everything below: head, editor, buttons that send it. */
export function DocumentSessionProvider({ documentId, children }: { documentId: string; children: ReactNode }) {
  const { data, error, refetch } = useQuery(documentQuery(documentId));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && data === undefined) return <div className="dc-wait"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (data === undefined) return <div className="dc-wait"><Skeleton /></div>;
  return <Opened key={documentId} view={data}>{children}</Opened>;
}

/** Whether what was written is safe, for the page's head. */
export function DocumentSaving() {
  return <SaveState saving={useOpenDocument().state.saving} />;
}

function Opened({ view, children }: { view: DocumentView; children: ReactNode }) {
  const session = useSession(view);
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { content } = state;
  const { purpose, kind, framework } = view;
  const shown = useRef<RenderedDocument | null>(null);
  const rendered = useMemo(() => {
    shown.current = sharingUnchanged(shown.current, renderDocument(content, frameWords(content.head.locale)));
    return shown.current;
  }, [content]);
  // The words first: what they lack is looked for once they are painted, and not while somebody types on.
  const looked = useDeferredValue(content);
  const found = useMemo(() => {
    const all = findingsUnder(looked, { purpose, kind, under: framework });
    const aside = all.flatMap((finding) => { const dismissal = dismissalOf(looked, finding); return dismissal === null ? [] : [{ finding, dismissal }]; });
    return { findings: all.filter((finding) => !isSetAside(looked, finding)), aside };
  }, [looked, purpose, kind, framework]);
  const open = useMemo<OpenDocument>(() => ({ session, state, rendered, ...found, purpose, kind, framework }), [session, state, rendered, found, purpose, kind, framework]);
  return <DocumentContext value={open}>{children}</DocumentContext>;
}

function useSession(view: DocumentView): DocumentSession {
  const t = usePhrases();
  const { say } = useToasts();
  const tell = useRef<(refusal: ServerNo) => void>(() => undefined);
  tell.current = ({ code }) => {
    const key = `refusal.${code ?? ''}`;
    say({ words: t.has(key) ? t(key) : t('shell.commandFailed'), tone: 'bad' });
  };
  const [session] = useState(() => new DocumentSession(view, {
    server: {
      load: () => api.document.get({ id: view.id }) as Promise<DocumentView>,
      edit: (edits, key) => api.document.edit({ id: view.id, edits: [...edits] }, { context: { key }, signal: AbortSignal.timeout(PATIENCE_MS) }),
      since: (revision) => api.document.listEdits({ id: view.id, since: revision }, { signal: AbortSignal.timeout(PATIENCE_MS) }),
      step: (which) => (which === 'undo' ? api.document.undo({ id: view.id }) : api.document.redo({ id: view.id })),
    },
    refusalOf,
    keep: (batches) => writeKept(view.id, batches),
    tell: (refusal) => tell.current(refusal),
    newKey: () => crypto.randomUUID(),
    now: () => new Date(),
  }, readKept(view.id)));
  usePolling(session);
  return session;
}

/** Asks for others' work while the page is visible, and sends what waits when it is left. */
function usePolling(session: DocumentSession): void {
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible' && navigator.onLine) void session.poll(); }, POLL_MS);
    const leave = () => { if (document.visibilityState === 'hidden') void session.flush(); };
    const online = () => { void session.flush(); };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', online);
      void session.flush();
    };
  }, [session]);
}
