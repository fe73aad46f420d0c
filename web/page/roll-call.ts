// Which tabs answer a call on a channel between them: the way to tell where there
// are no Web Locks, as outside https. A tab that the browser has put to sleep
// answers nobody, and counts as closed.

const channelName = "unguarded.tabs";
/** A tab that is awake answers within a few. */
const patienceMilliseconds = 200;

type Said = { who: true } | { here: string };

export class RollCall {
  private readonly channel = new BroadcastChannel(channelName);
  private heard = new Set<string>();

  /** Answers to this name from now on. */
  constructor(private readonly name: () => string) {
    this.channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ("here" in data) this.heard.add(data.here);
      else this.say({ here: this.name() });
    };
  }

  /** The names that other tabs answer by now. */
  async names(): Promise<Set<string>> {
    this.heard = new Set();
    this.say({ who: true });
    await new Promise((resolve) => setTimeout(resolve, patienceMilliseconds));
    return this.heard;
  }

  end(): void {
    this.channel.close();
  }

  private say(words: Said): void {
    this.channel.postMessage(words);
  }
}
