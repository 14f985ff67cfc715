import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Keeps the plan of an import under a name. The plan that was last checked is kept. */
export function SaveMap({ importId }: { importId: string }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = async () => {
    try {
      const { id } = await api.import.createMap({ importId, name });
      const forget = async () => { await api.import.deleteMap({ id }); await queries.invalidateQueries({ queryKey: ['import-maps'] }); };
      say({ words: t('import.mapSaved', { name }), undo: () => void forget() });
      setOpen(false);
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await queries.invalidateQueries({ queryKey: ['import-maps'] });
  };
  return (
    <>
      <Button kind="text" onClick={() => setOpen(true)}>{t('import.saveMap')}</Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('import.saveMap')} act={<Button kind="main" unavailable={name.trim() === '' ? t('import.mapName') : undefined} onClick={() => void save()}>{t('import.saveMap')}</Button>}>
        <Field label={t('import.mapName')} value={name} onChange={setName} maxLength={120} />
      </Dialog>
    </>
  );
}
