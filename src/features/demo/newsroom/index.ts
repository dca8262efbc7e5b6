export type { CommentTruth } from './comment-fate.js';
export {
  type DemoAccountName,
  demoAccountNames,
  type DemoAccounts,
  demoAccounts,
  DemoAccountsService,
} from './demo-accounts.js';
export { inventedOrigin } from './invented-stories.js';
export { NewsroomModule } from './newsroom.module.js';
export { Newsroom, type NewsroomFilled, type NewsroomSize, type Progress } from './newsroom.service.js';
