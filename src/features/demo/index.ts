export { DemoModule } from './demo.module.js';
export { DemoStories } from './demo-stories.js';
