/** @jsxRuntime classic */
/** @jsx h */
import { Component, h } from 'preact';
import { writingMessages } from '../messages/writing.js';

/** The time that is left to edit, to the second. Not announced: it would speak without end. */
export class EditCountdown extends Component<{ until: string }, { now: number }> {
  override state = { now: Date.now() };
  private timer: ReturnType<typeof setInterval> | undefined;

  override componentDidMount(): void {
    this.timer = setInterval(() => this.setState({ now: Date.now() }), 1000);
  }

  override componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  override render() {
    const seconds = Math.max(0, Math.floor((Date.parse(this.props.until) - this.state.now) / 1000));
    return (
      <span aria-hidden="true">
        {writingMessages.composer.editTime(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)}
      </span>
    );
  }
}
