// From a person's key or click until its effect has been painted, measured inside the page.
window.stopwatch = {
  /** Document and every shadow root in it: the canvas stands in one. */
  roots() {
    const hosts = [...document.querySelectorAll("*")].filter((node) => node.shadowRoot);
    return [document, ...hosts.map((node) => node.shadowRoot)];
  },

  /** Start at the next event of this type; stop when what the selector finds satisfies `holds`. */
  arm(type, selector, holds) {
    const roots = this.roots();
    const find = () => roots.map((root) => root.querySelector(selector)).find(Boolean);
    const there = () => {
      const node = find();
      return node && holds(node);
    };
    const begin = (event) => this.until(roots, there).then((end) => this.stopped(end - event.timeStamp));
    this.taken = new Promise((resolve) => (this.stopped = resolve));
    addEventListener(type, begin, { capture: true, once: true });
  },

  /** When what is on the page now has been painted. */
  painted() {
    return new Promise((resolve) =>
      requestAnimationFrame(() => {
        // A message is dealt with after the frame's style, layout and paint.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  },

  /** When what makes it true has been painted. */
  until(roots, there) {
    return new Promise((resolve) => {
      const look = () => {
        if (!there()) return;
        observer.disconnect();
        this.painted().then(resolve);
      };
      const observer = new MutationObserver(look);
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      for (const root of roots) observer.observe(root, all);
      look();
    });
  },
};
