export { installError } from './install.errors.js';
export { InstallModule } from './install.module.js';
export { InstallService, type Installed, type InstallInput } from './install.service.js';
