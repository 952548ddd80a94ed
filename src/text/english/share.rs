//! The dialog that hands on the link.

pub const SHARE: &str = "Share…";
pub const TITLE: &str = "Share this experiment";
pub const SAME_SETTINGS: &str = "Who opens the link gets the same settings and view";
/// The link holds a checksum of the weights.
pub const SAME_SETTINGS_CHECKED: &str = "Who opens the link gets the same settings and view, and after running it is told whether the weights are the same";
pub const LINK: &str = "Link";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const NOT_COPIED: &str = "The browser does not allow copying: the link is selected, copy it by hand";
pub const QR_CODE: &str = "The link as a QR code";
pub const CLOSE: &str = "Close";
