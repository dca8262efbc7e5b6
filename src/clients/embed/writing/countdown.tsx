/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';

interface CountdownProps {
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** The sentence around a time such as `4:05`. */
  readonly text: (time: string) => string;
  readonly onEnd?: () => void;
}

/** The time that is left, to the second. Not announced: it would speak without end. */
export class Countdown extends Component<CountdownProps, { now: number }> {
  override state = { now: Date.now() };
  private timer: ReturnType<typeof setInterval> | undefined;

  override componentDidMount(): void {
    this.timer = setInterval(() => this.tick(), 1000);
  }

  override componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  override render({ until, text }: CountdownProps, { now }: { now: number }) {
    const seconds = Math.max(0, Math.ceil((until - now) / 1000));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return <span aria-hidden="true">{text(time)}</span>;
  }

  private tick(): void {
    const now = Date.now();
    this.setState({ now });
    if (now < this.props.until) return;
    clearInterval(this.timer);
    this.props.onEnd?.();
  }
}
