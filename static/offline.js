// Keeps the site for use without the network, and offers a new version of it when there is one.

/** The service worker takes its time after the first picture, for which the line is needed. */
const DELAY = 5000;

const bar = document.getElementById("update");
const [words, button] = bar.children;

/** Puts a new version that waits to work here, unless other tabs still use the old one. */
async function takeOver(waiting) {
  const alone = await new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    waiting.postMessage("take over", [port2]);
  });
  if (!alone) words.textContent = "A new version is ready: close the other tabs of Infoplane first";
}

async function keep() {
  let registration;
  try {
    registration = await navigator.serviceWorker.register("./sw.js");
  } catch {
    // Private windows and some frames allow none: the page works as it is, with the network.
    return;
  }
  const offer = () => {
    // Without a controller this is the first visit, and what waits is what is here.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    bar.hidden = false;
    button.onclick = () => {
      navigator.serviceWorker.oncontrollerchange = () => location.reload();
      takeOver(registration.waiting);
    };
  };
  registration.onupdatefound = () => {
    const next = registration.installing;
    next.onstatechange = () => next.state === "installed" && offer();
  };
  offer();
  document.addEventListener("visibilitychange", () => {
    // A page that stays open for days looks for a new version when it is looked at.
    if (!document.hidden) registration.update().catch(() => {});
  });
}

// A frame of another page leaves the keeping to a visit of its own; in some even the question is an error.
if (window === top && navigator.serviceWorker) {
  addEventListener("load", () => setTimeout(keep, DELAY));
}
