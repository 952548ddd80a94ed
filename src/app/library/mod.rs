//! The library of runs: IndexedDB, the page that shows what is in it, and who of the browser's pages trains what.

mod deletion;
mod keeper;
mod locks;
mod migrate;
mod opening;
mod page;
mod row;
mod runs;
mod shelf;
mod storage;
mod store;
mod tables;
mod tabs;

pub use keeper::Keeper;
pub use locks::Locks;
pub use page::LibraryPage;
pub use storage::persist;
pub use store::{Loaded, StoreError, Write};
pub use tabs::Tabs;
