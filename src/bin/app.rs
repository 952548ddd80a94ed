//! The page.

fn main() {
    infoplane::app::mount();
}
