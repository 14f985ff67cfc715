import { describe, expect, it } from 'vitest';
import { aboutOf, isNarrowed, taskInput, taskPlaceFrom, withTasks } from './task-place.ts';

const CLIENT = '01890000-0000-7000-8000-000000000001';

describe('the address of the list of tasks', () => {
  it('says what it is narrowed to and sorted by; what does not belong is left out', () => {
    expect(taskPlaceFrom({ whose: 'mine', due: 'late', sort: '-subject', find: 12, clientId: CLIENT })).toEqual({ whose: 'mine', due: 'late', sort: '-subject', find: '12', clientId: CLIENT });
    expect(taskPlaceFrom({ whose: 'all', state: 'open', due: 'ever', sort: 'ownerId', by: 'me', clientId: 7, filter: 'x' })).toEqual({});
  });

  it('leaves out what does not go together', () => {
    expect(withTasks({ due: 'late' }, { state: 'done' })).toEqual({ state: 'done' });
    expect(withTasks({ state: 'done', sort: 'doneAt' }, { state: undefined })).toEqual({});
    expect(withTasks({ by: CLIENT }, { whose: 'mine' })).toEqual({ whose: 'mine' });
  });

  it('asks for everybody’s unless it says whose', () => {
    expect(taskInput({})).toMatchObject({ whose: 'all' });
    expect(taskInput({ whose: 'team', by: CLIENT, find: 'x' })).toMatchObject({ whose: 'team', ownerId: CLIENT, search: 'x' });
    expect([isNarrowed({ sort: 'subject' }), isNarrowed({ dealId: CLIENT })]).toEqual([false, true]);
    expect(aboutOf({ dealId: CLIENT, whose: 'mine' })).toEqual({ dealId: CLIENT });
  });
});
