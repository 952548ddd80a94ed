//! What pictures of the site are taken of: its pages, each with what shows that it is there, and the screens.

/// Name, address, and the condition under which the page is whole.
pub const PAGES: [(&str, &str, &str); 7] = [
    ("lab", "#/lab", "document.querySelectorAll('#values tbody tr').length === 6"),
    ("presets", "#/presets", "document.querySelectorAll('.preset .accuracy').length >= 20"),
    ("compare", "#/compare?v=1&with=tanh,relu-width", "document.querySelector('#differences tbody tr')"),
    ("sweeps", "#/sweeps", "document.querySelector('.sweep-form .button')"),
    ("library", "#/library", "document.querySelector('#pages > main.library')"),
    (
        "estimators",
        "#/estimators?mi=gaussian",
        "document.querySelectorAll('.card').length === 16 && \
      document.querySelector('#calibrating')?.dataset.done === document.querySelector('#calibrating')?.dataset.total",
    ),
    ("learn", "#/learn?lesson=plane", "document.querySelector('#pages > main.learn .contents')"),
];

/// Every figure in sight has something on one of its canvases, which a small copy of them tells.
pub const DRAWN: &str = "(() => {
    const side = 64;
    const copy = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
    const isDrawn = (stack) => {
        copy.clearRect(0, 0, side, side);
        for (const canvas of stack.querySelectorAll('canvas')) if (canvas.width && canvas.height) copy.drawImage(canvas, 0, 0, side, side);
        return copy.getImageData(0, 0, side, side).data.some(Boolean);
    };
    const inSight = ({ top, bottom }) => top < innerHeight && bottom > 0;
    return [...document.querySelectorAll('.stack')].every((stack) =>
        !stack.checkVisibility() || !inSight(stack.getBoundingClientRect()) || isDrawn(stack));
})()";

/// Width and height in CSS pixels: a phone, a tablet, a school laptop and a wide screen.
pub const SCREENS: [(u32, u32); 4] = [(400, 800), (768, 1024), (1366, 768), (1600, 900)];
