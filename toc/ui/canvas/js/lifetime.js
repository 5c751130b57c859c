/** When a component has really left the page. */

/**
 * What a component returns to Streamlit, which calls it at the end, but also when newer data has overtaken a call:
 * then the component is still on the page, and works on. One that is gone says so once.
 * @param {ShadowRoot | HTMLElement} root where the component stands
 */
export function closeOnceGone(root, close) {
  return () =>
    setTimeout(() => {
      if (!(root.host ?? root).isConnected) close();
    });
}
