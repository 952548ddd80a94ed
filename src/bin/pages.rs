//! The pages beside the laboratory, loaded when the first of them is opened.

fn main() {
    infoplane::app::mount_pages();
}
