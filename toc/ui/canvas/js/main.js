/** The entry: one canvas for each place on the page, told of every change of its data. */

import { Canvas } from "./canvas.js";
import { closeOnceGone } from "./lifetime.js";

/** Streamlit calls this whenever the data changes, on the same root each time; what it returns, at the end. */
export default function show({ data, parentElement, setTriggerValue }) {
  const canvas = (parentElement.tocCanvas ??= new Canvas(parentElement));
  canvas.update(data, (message) => setTriggerValue("events", message));
  return closeOnceGone(parentElement, () => {
    canvas.close();
    delete parentElement.tocCanvas;
  });
}
