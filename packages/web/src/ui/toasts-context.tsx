import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Toast } from './toast.tsx';

export type ToastMessage = { words: string; tone?: 'plain' | 'bad'; undo?: () => void };
type Shown = ToastMessage & { id: number };

type Toasts = {
  /** Says something at the foot of the page and to screen readers; stays for ten seconds in which it can be seen and is let alone, or until closed when it went wrong. */
  say: (message: ToastMessage) => void;
  /** Keeps the way back from something too small to be told, such as a word written in a cell. */
  keepUndo: (undo: () => void) => void;
  /** Takes back the newest act that can be taken back, told or not; false when there is none. */
  undoLast: () => boolean;
};

const ToastsContext = createContext<Toasts | null>(null);
const STAYS_SECONDS = 10;
const AT_MOST = 3;
const MOST_KEPT = 50;
/** How far from its edges it is looked at whether something lies over it, in CSS pixels. */
const INSIDE = 12;

/** Holds the toasts and their live region. */
export function ToastsProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const counter = useRef(0);
  const untold = useRef<readonly { id: number; undo: () => void }[]>([]);
  const latest = useRef(shown);
  latest.current = shown;
  const close = useCallback((id: number) => setShown((all) => all.filter((toast) => toast.id !== id)), []);
  const toasts = useMemo<Toasts>(() => ({
    say: (message) => setShown((all) => [...all.slice(1 - AT_MOST), { ...message, id: ++counter.current }]),
    keepUndo: (undo) => { untold.current = [...untold.current.slice(1 - MOST_KEPT), { id: ++counter.current, undo }]; },
    undoLast: () => {
      const toast = latest.current.findLast(({ undo }) => undo !== undefined);
      const small = untold.current.at(-1);
      if (small !== undefined && small.id > (toast?.id ?? 0)) {
        untold.current = untold.current.slice(0, -1);
        small.undo();
        return true;
      }
      if (toast === undefined) return false;
      close(toast.id);
      toast.undo?.();
      return true;
    },
  }), [close]);
  return (
    <ToastsContext value={toasts}>
      {children}
      <div className="ui-toasts" role="status" aria-live="polite">
        {shown.map((toast) => <Timed key={toast.id} toast={toast} close={close} />)}
      </div>
    </ToastsContext>
  );
}

/** How a screen says what it has done. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === null) throw new Error('useToasts is used outside ToastsProvider.');
  return toasts;
}

function Timed({ toast, close }: { toast: Shown; close: (id: number) => void }) {
  const { id, words, tone, undo } = toast;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tone === 'bad') return undefined;
    let left = STAYS_SECONDS;
    const clock = setInterval(() => {
      if (place.current !== null && !isHeld(place.current)) left -= 1;
      if (left <= 0) close(id);
    }, 1000);
    return () => clearInterval(clock);
  }, [id, tone, close]);
  const takeBack = undo === undefined ? undefined : () => { close(id); undo(); };
  return <Toast ref={place} words={words} tone={tone ?? 'plain'} undo={takeBack} onClose={() => close(id)} />;
}

/** Whether the pointer or the keyboard rests on it, or an open list lies over it: such seconds do not count, so that what can be taken back still can be afterwards. */
function isHeld(toast: HTMLElement): boolean {
  if (toast.matches(':hover, :focus-within')) return true;
  const { left, right, top, bottom } = toast.getBoundingClientRect();
  const over = [left + INSIDE, (left + right) / 2, right - INSIDE].map((x) => document.elementFromPoint(x, (top + bottom) / 2));
  return over.some((element) => element !== null && !toast.contains(element));
}
