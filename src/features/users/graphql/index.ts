export * from './sanction.models.js';
export * from './user.loaders.js';
export * from './user.mapper.js';
export * from './user.models.js';
