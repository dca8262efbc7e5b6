import { Injectable } from '@nestjs/common';
import type { ObservedOperation } from '../health/metrics.js';

type Observer = (operation: ObservedOperation) => void;

/** Tells whoever measures (core/health's metrics) about each operation that was answered. */
@Injectable()
export class OperationObservers {
  private readonly observers: Observer[] = [];

  add(observer: Observer): void {
    this.observers.push(observer);
  }

  tell(operation: ObservedOperation): void {
    for (const observe of this.observers) observe(operation);
  }
}
