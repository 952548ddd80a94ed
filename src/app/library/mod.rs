//! The library of runs: IndexedDB, and the page that shows what is in it.

mod deletion;
mod keeper;
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
pub use page::LibraryPage;
pub use storage::persist;
pub use store::{Loaded, StoreError, Write};
pub use tabs::Tabs;
