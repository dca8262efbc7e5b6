import { storyQuery } from './newsroom.js';

const fields = `id isClosed state { state reason at } mode slowModeSeconds opensAt closesAt settingsVersion
  settings { moderation messageBox closedMessage live links { hold max } expertIDs }`;
const change = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { story { ${fields} } clientMutationID } }`;
export const close = change('closeStory', 'CloseStoryInput');
export const reopen = change('reopenStory', 'CloseStoryInput');
export const schedule = change('scheduleStory', 'ScheduleStoryInput');
export const setMode = change('setStoryMode', 'SetStoryModeInput');
export const setExperts = change('setStoryExperts', 'SetStoryExpertsInput');
export const updateSettings = change('updateStorySettings', 'UpdateStorySettingsInput');
export const archive = change('archiveStory', 'ArchiveStoryInput');
export const unarchive = change('unarchiveStory', 'ArchiveStoryInput');
export const restore = change('restoreStory', 'RestoreStoryInput');
export const readersQuery = storyQuery.replace(
  'isClosed\n    settings {',
  'isClosed isArchived opensAt closesAt mode messageBox closedMessage settings { live slowModeSeconds',
);
export const listQuery = `query ($siteID: ID, $state: StoryStateName, $section: String, $text: String, $first: Int, $after: String) {
  stories(siteID: $siteID, state: $state, section: $section, text: $text, first: $first, after: $after) {
    nodes { id } pageInfo { hasNextPage endCursor }
  }
}`;
