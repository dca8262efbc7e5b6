import { Injectable } from '@nestjs/common';

/** Bounds of the live transports; a test overrides single ones. */
@Injectable()
export class LiveLimits {
  /** A newsroom or a school may sit behind one address. */
  maxConnectionsPerAddress = 250;
  maxSubscriptionsPerConnection = 20;
  /** Of one message from a client. */
  maxMessageBytes = 65_536;
  /** How long a socket may stay without `connection_init`. */
  initTimeoutMs = 5_000;
  /** A client that has this much unread is too slow: it is sent away, and catches up when it comes back. */
  maxBufferedBytes = 1_048_576;
  /** Events that wait for their turn in one feed. */
  maxWaitingEvents = 1_000;
  /** Everybody's rights are looked at anew this often, in case a message about them was lost. */
  recheckEveryMs = 300_000;
  /** How long a client is given to close after it was told to. */
  closeTimeoutMs = 2_000;
}
