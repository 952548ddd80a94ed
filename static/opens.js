// Says before the first paint what the address asks for, so that nobody sees the picture of something else,
// and says it where the page's program does not come.

const root = document.documentElement;

/** The picture is of the default run: an address with these keys alone asks for that. */
const RUN = /^#?\/?(lab)?(\?((v|theme|curves|beside|network|bound|dib)=[^&]*(&|$))*)?$/;
const PART = /[?&](embed=1|hide=)/;
/** The pages beside the laboratory; that of the lessons may be asked for one of them. */
const BESIDE = /^#+\/*(presets|sweeps|library|compare|estimators|learn)(\?|$)/;
const LESSON = /[?&](lesson|sheet)=/;

function look() {
  const page = BESIDE.exec(location.hash)?.[1];
  if (page) root.dataset.page = page === "learn" && LESSON.test(location.hash) ? "lesson" : page;
  else delete root.dataset.page;
  root.dataset.opens = RUN.test(location.hash) ? "run" : PART.test(location.hash) ? "part" : "other";
}

look();
// The programs of the page hear it too, once they have come.
addEventListener("hashchange", look);
const theme = /[?&]theme=([a-z]+)/.exec(location.hash);
if (theme) root.dataset.theme = theme[1];

addEventListener(
  "error",
  ({ target }) => {
    if (target.dataset?.wasm === undefined) return;
    const place = document.getElementById("fault");
    // A frame without an origin of its own gets modules only from hosts that give them to everybody.
    place.textContent =
      origin === "null"
        ? "This frame keeps the page from its own files: whoever made it can add allow-same-origin to its sandbox"
        : "The page could not be loaded: reload it when the site can be reached again";
    place.hidden = false;
  },
  true,
);
