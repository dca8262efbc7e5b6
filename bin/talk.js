#!/usr/bin/env node
import { buildIfStale } from '../config/build-if-stale.mjs';

if (buildIfStale()) await import('../dist/main.js');
