import { ReviewStages } from '../features/comments/index.js';
import { ReactionKinds } from '../features/reactions/index.js';
import { definePlugin, type ReviewStage } from '../plugin-api/index.js';
import { chosenPlugins, registerPlugins } from './plugins.module.js';

const stage = (name: string): ReviewStage => ({
  name,
  position: 1_050,
  runs: () => 'FAST',
  timeoutMs: () => 100,
  ruleVersion: () => '1',
  review: async () => ({ verdict: 'pass' }),
});
const love = definePlugin({ name: 'love', reactions: [{ kind: 'love', label: 'Love' }] });
const shouting = definePlugin({ name: 'shouting', reviewStages: [stage('shouting:capitals')] });

describe('plugins', () => {
  it('are those that are named, each once, in that order', () => {
    expect(chosenPlugins(['shouting', 'love', 'shouting'], [love, shouting])).toEqual([shouting, love]);
    expect(chosenPlugins([], [love])).toEqual([]);
  });

  it('that nobody knows are refused with the names of those there are', () => {
    expect(() => chosenPlugins(['hate'], [love, shouting])).toThrow('no plugin "hate". Plugins: love, shouting.');
  });

  it('add kinds of reactions and review stages', () => {
    const [kinds, stages] = [new ReactionKinds(), new ReviewStages()];
    registerPlugins([love, shouting], kinds, stages);
    expect(kinds.all().map(({ kind }) => kind)).toEqual(['like', 'love']);
    expect(stages.inOrder().map(({ name }) => name)).toEqual(['shouting:capitals']);
  });

  it('have a name that the configuration can hold, and stages that carry it', () => {
    expect(() => definePlugin({ name: 'a, b' })).toThrow("A plugin's name");
    expect(() => definePlugin({ name: 'loud', reviewStages: [stage('words')] })).toThrow('loud:…, not words');
  });
});
