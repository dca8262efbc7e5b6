import { SocketWatchdog, type WatchedConnection } from './socket-watchdog.js';

class Connection implements WatchedConnection {
  status = 'ready' as const;
  readonly stream = { bytesRead: 100 };
  readonly calls: string[] = [];

  async ping(): Promise<void> {
    this.calls.push('ping');
  }

  disconnect(reconnect?: boolean): void {
    this.calls.push(reconnect ? 'reconnect' : 'disconnect');
  }
}

describe(SocketWatchdog.name, () => {
  const connection = new Connection();
  const sut = new SocketWatchdog(() => [connection]);

  afterAll(() => sut.stop());

  it('lets a talking connection be, pings a silent one, and opens it anew when it stays silent', () => {
    sut.check();
    connection.stream.bytesRead += 7;
    sut.check();
    expect(connection.calls).toEqual([]);

    sut.check();
    expect(connection.calls).toEqual(['ping']);
    connection.stream.bytesRead += 7;
    sut.check();
    sut.check();
    expect(connection.calls).toEqual(['ping', 'ping']);

    sut.check();
    expect(connection.calls).toEqual(['ping', 'ping', 'reconnect']);
    sut.check();
    expect(connection.calls).toHaveLength(3);
  });
});
